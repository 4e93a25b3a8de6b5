"""Titles and fields of the health professions, found in words, and which field covers which."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

from bedside.drafts import Text
from bedside.evidence.lexicon import words_of
from bedside.evidence.tables import table_rows

PHYSICIAN = "physician"
# Titles that a resident may bear without hiding anything: every one of them is a physician.
GENERAL = frozenset((PHYSICIAN,))


@dataclass(frozen=True, slots=True)
class Family:
    """A field of practice: the profession that it belongs to and the fields that it covers as well."""

    name: str
    group: str
    covers: frozenset[str]


class Named(NamedTuple):
    """A title or field and the words that name it, from ``start`` up to, not including, ``end``."""

    start: int
    end: int
    family: Family
    is_title: bool


@cache
def families() -> dict[str, Family]:
    """Return all fields by name."""
    return {row[0]: Family(row[0], row[1], frozenset(row[2].split())) for row in table_rows("titles.tsv")}


def titles_in(words: Sequence[str]) -> Iterator[Named]:
    """Yield the titles and fields among folded words, the longest at each place."""
    at = 0
    while at < len(words):
        found = next(_at(words, at), None)
        if found is not None:
            yield found
        at = found.end if found is not None else at + 1


def families_of(described: str) -> frozenset[str]:
    """Return the fields that a description names: 'orthopaedic surgery, PGY-3'."""
    words = [token.word for token in Text.of(described).tokens]
    return frozenset(named.family.name for named in titles_in(words))


def _at(words: Sequence[str], at: int) -> Iterator[Named]:
    for row, family, is_title in _index().get(words[at].removesuffix("'s"), ()):
        if tuple(word.removesuffix("'s") for word in words[at : at + len(row)]) == row:
            yield Named(at, at + len(row), families()[family], is_title)


@cache
def _index() -> dict[str, tuple[tuple[tuple[str, ...], str, bool], ...]]:
    """Return the rows of words by their first word, the longest first; a title goes before a field of that name."""
    rows: dict[str, list[tuple[tuple[str, ...], str, bool]]] = {}
    for family, _, _, titles, *fields in table_rows("titles.tsv"):
        for names, is_title in ((titles, True), ("".join(fields), False)):
            for name in filter(None, names.split(";")):
                words = words_of(name)
                rows.setdefault(words[0], []).append((words, family, is_title))
    return {
        first: tuple(sorted(found, key=lambda row: (-len(row[0]), not row[2])))
        for first, found in rows.items()
    }
