"""Builds the lists of given names, surnames and common words from sources that may be shipped.

    python scripts/wordlists/build_names.py --words /usr/share/dict/american-english-small

Given names and surnames come from the packages `names` (US Census Bureau, 1990) and `faker`; the common words from
Debian's `wamerican-small` (SCOWL) and from faker's Spanish word list.
"""

import argparse
import importlib
import unicodedata
from collections.abc import Iterable, Iterator
from pathlib import Path

import names
from faker.providers import person
from faker.providers.lorem.es_ES import Provider as SpanishWords

HERE = Path(__file__).parent
TARGET = HERE.parents[1] / "src" / "bedside" / "evidence" / "wordlists" / "people"
CENSUS = Path(names.__file__).parent
CENSUS_SOURCE = "US Census Bureau 1990 (public domain), package names 0.3.0"
FAKER_SOURCE = "name providers of faker 40 (MIT)"
SCOWL_SOURCE = (
    "SCOWL 2020.12.07 by Kevin Atkinson (permissive, notice in LICENSE-SCOWL.txt), Debian wamerican-small"
)
SURNAME_RANK = 12_000
# Locales whose names are met where English and Spanish are written, and that faker gives in Latin letters.
LOCALES = """en_GB en_IE en_IN en_KE en_NG en_NZ en_PK en_US es_AR es_CL es_CO es_ES es_MX fr_FR fr_DZ ha_NG id_ID ig_NG
it_IT ja_JP ko_KR nl_NL pl_PL pt_BR ro_RO sv_SE tr_TR tw_GH vi_VN yo_NG zh_CN zu_ZA hi_IN""".split()
# Names that faker's Spanish words hold because its text did; they are no words.
NAMES_AMONG_WORDS = set(
    """antonio carlos cuba domingo fernando francia francisco jorge jose juan luis maria marco miguel pablo
pedro rafael santiago victoria dan argentina santa carrillo""".split()
)
SHORTEST = 3
LAST_LATIN_LETTER = 0x1EFF
ENDINGS = ("s", "es", "d", "ed", "ing", "ly", "er", "ers")


def main() -> None:
    """Write the three lists."""
    arguments = _arguments()
    given = {*_census("dist.female.first"), *_census("dist.male.first")}
    surnames = set(_census("dist.all.last", SURNAME_RANK))
    for provider in _providers():
        given.update(_of(provider, "first_"))
        surnames.update(_of(provider, "last_"))
    words = (_dictionary(arguments.words) | _folded(SpanishWords.word_list)) - NAMES_AMONG_WORDS
    given -= words - set(_census("dist.female.first")) - set(_census("dist.male.first"))
    _write("given_names.txt", f"{CENSUS_SOURCE}; {FAKER_SOURCE}", given)
    _write("surnames.txt", f"{CENSUS_SOURCE}; {FAKER_SOURCE}", surnames)
    _write("common_words.txt", f"{SCOWL_SOURCE}; Spanish words of faker 40 (MIT)", _bases(words), 1)


def _census(name: str, most: int | None = None) -> list[str]:
    rows = (CENSUS / name).read_text("ascii").splitlines()[:most]
    return [row.split()[0].lower() for row in rows]


def _providers() -> Iterator[type]:
    for locale in LOCALES:
        yield importlib.import_module(f"{person.__name__}.{locale}").Provider


def _of(provider: type, beginning: str) -> set[str]:
    lists = (
        getattr(provider, name) for name in dir(provider) if name.startswith(beginning) and "name" in name
    )
    return _folded(str(name) for names_ in lists if isinstance(names_, Iterable) for name in names_)


def _folded(entries: Iterable[str]) -> set[str]:
    return {
        "".join(unicodedata.normalize("NFD", sign)[0].lower()[0] for sign in part)
        for entry in entries
        for part in entry.replace("-", " ").replace("'", " ").split()
        if part.isalpha() and max(map(ord, part)) <= LAST_LATIN_LETTER
    }


def _dictionary(path: Path) -> set[str]:
    content = path.read_text("utf-8")
    return {word for word in content.splitlines() if word.islower() and word.isalpha()}


def _bases(words: set[str]) -> set[str]:
    """Drop the words that are another one with an ending, which the reader of the list adds again."""
    return {
        word
        for word in words
        if not any(word.endswith(end) and word[: -len(end)] in words for end in ENDINGS)
    }


def _write(name: str, source: str, entries: set[str], shortest: int = SHORTEST) -> None:
    kept = sorted(entry for entry in entries if len(entry) >= shortest)
    (TARGET / name).write_text(
        f"# {source}. Made by scripts/wordlists/build_names.py.\n" + "\n".join(kept) + "\n", "utf-8"
    )


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="Build the lists of names.")
    parser.add_argument(
        "--words", type=Path, required=True, help="a word list, one a line, names capitalised"
    )
    return parser.parse_args()


if __name__ == "__main__":
    main()
