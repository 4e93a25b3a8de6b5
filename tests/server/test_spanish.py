"""Whatever the pages say, they say in Spanish too, and the catalogue that is read is the one that is written."""

import gettext
import re
from pathlib import Path

import pytest
from django.test import Client

from tests.house.tree import PACKAGE

SERVER = PACKAGE / "server"
CATALOGUES = sorted(SERVER.rglob("django.po"))
IN_TEMPLATES = re.compile(r"""{%\s*translate\s+(?:"([^"]+)"|'([^']+)')""")
IN_MODULES = re.compile(r"""\b_\(\s*"((?:[^"\\]|\\.)+)"\s*\)""")
ENTRY = re.compile(r'^(?:msgctxt "(.*)"\n)?msgid ((?:".*"\n)+)msgstr ((?:".*"\n)+)', re.MULTILINE)


def written(catalogue: Path) -> dict[str, str]:
    """What a catalogue says, as it is written."""
    entries = ENTRY.findall(catalogue.read_text(encoding="utf-8") + "\n")
    # As gettext itself keeps a sentence that means different things in different places.
    return {
        (f"{place}\4" if place else "") + joined(key): joined(value)
        for place, key, value in entries
        if joined(key)
    }


def joined(lines: str) -> str:
    return "".join(line[1:-1] for line in lines.splitlines()).replace('\\"', '"').replace("\\n", "\n")


def said() -> set[str]:
    """Every sentence that a template or a module marks for translation."""
    templates = [page.read_text(encoding="utf-8") for page in SERVER.rglob("*.html")]
    modules = [module.read_text(encoding="utf-8") for module in SERVER.rglob("*.py")]
    marked = [first or second for page in templates for first, second in IN_TEMPLATES.findall(page)]
    return {*marked, *(words for module in modules for words in IN_MODULES.findall(module))}


def test_every_sentence_has_its_spanish() -> None:
    spanish = {key for catalogue in CATALOGUES for key, value in written(catalogue).items() if value}

    assert sorted(said() - spanish) == []


@pytest.mark.parametrize("catalogue", CATALOGUES, ids=lambda path: path.relative_to(SERVER).parts[0])
def test_the_catalogue_that_is_read_is_the_one_that_is_written(catalogue: Path) -> None:
    with catalogue.with_suffix(".mo").open("rb") as compiled:
        read = gettext.GNUTranslations(compiled)

    assert {key: read.gettext(key) for key in written(catalogue)} == written(catalogue)


@pytest.mark.django_db
def test_a_browser_that_asks_for_spanish_gets_it(visitor: Client) -> None:
    page = visitor.get("/account/login/", headers={"accept-language": "es-PR,es;q=0.9"}).content.decode()

    assert '<html lang="es"' in page
    assert "Entrar con una llave de acceso" in page
