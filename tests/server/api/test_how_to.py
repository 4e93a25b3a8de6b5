"""The examples of the how-to, run against a server that is really started."""

import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.house.tree import ROOT

PAGE = ROOT / "docs" / "how-to" / "use-the-api.md"
EXAMPLE = re.compile(r"^```(sh|python)\n(.*?)^```\n\n```text\n(.*?)^```$", re.MULTILINE | re.DOTALL)
EXAMPLES = EXAMPLE.findall(PAGE.read_text(encoding="utf-8"))
COMMAND = (sys.executable, "-m", "bedside")
LINK = re.compile(r"(http://127\.0\.0\.1:\d+)/enter/")
# A program of its own, since no test connects.
WITH = {"sh": ("bash", "-euo", "pipefail", "-c"), "python": (sys.executable, "-c")}


@pytest.fixture(scope="module")
def environment(tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, str]]:
    """What the examples find: the address of a server, and a token that the page's command made."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("BEDSIDE_", "DJANGO_"))}
    own = kept | {"BEDSIDE_DATA": str(tmp_path_factory.mktemp("data"))}
    serve = (*COMMAND, "serve", "--no-browser")
    with subprocess.Popen(serve, env=own, stdout=subprocess.PIPE, text=True) as server:
        address = next(found[1] for line in server.stdout or () if (found := LINK.search(line)))
        made = subprocess.run(
            (*COMMAND, "manage", *made_by()), env=own, capture_output=True, text=True, check=True
        )
        yield kept | {"BEDSIDE": address, "BEDSIDE_TOKEN": made.stdout.strip()}
        server.terminate()


def made_by() -> list[str]:
    """The words of the page's command that makes a token."""
    line = next(
        line for line in PAGE.read_text(encoding="utf-8").splitlines() if "bedside manage make_token" in line
    )
    return ["make_token", "my script", *line.rpartition('"')[2].split()]


@pytest.mark.parametrize(
    ("kind", "words", "shown"), EXAMPLES, ids=[f"{number}" for number in range(len(EXAMPLES))]
)
def test_an_example_gives_what_the_page_shows(
    kind: str, words: str, shown: str, environment: dict[str, str], tmp_path: Path
) -> None:
    told = subprocess.run(
        (*WITH[kind], words), env=environment, cwd=tmp_path, capture_output=True, text=True, check=False
    )

    assert (told.stdout, told.stderr) == (shown, "")


def test_the_page_has_its_examples() -> None:
    assert {kind for kind, _, _ in EXAMPLES} == set(WITH)
