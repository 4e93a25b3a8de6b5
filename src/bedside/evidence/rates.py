"""How common something told of a person is: occupations, conditions, events, family, looked up by words."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from typing import NamedTuple

from bedside.evidence.figures import Figure, assumed
from bedside.evidence.tables import table_rows

PER = 100_000


class Subject(StrEnum):
    """Which table holds the rate."""

    OCCUPATION = "occupations"
    CONDITION = "conditions"
    EVENT = "events"
    FAMILY = "family"


@dataclass(frozen=True, slots=True)
class Rate:
    """Something told of a person, with the share of people of whom it is true (of events: in a year)."""

    name: str
    share: Figure
    is_yearly: bool = False
    is_listed: bool = True


class Named(NamedTuple):
    """A rate and the words that name it, from ``start`` up to, not including, ``end``."""

    start: int
    end: int
    rate: Rate


# What no table lists may be rare or common: the bounds say so.
UNLISTED = {
    Subject.OCCUPATION: Figure(1e-6, 0.01, 0.2),
    Subject.CONDITION: Figure(1e-5, 0.1, 0.8),
    Subject.EVENT: Figure(1e-6, 3e-3, 0.3),
    Subject.FAMILY: Figure(1e-3, 0.1, 0.8),
}


def rate_of(subject: Subject, words: Sequence[str]) -> Rate:
    """Return the rarest thing named by some words, or a wide guess where the table has none of them."""
    named = [found.rate for found in rates_in(subject, words)]
    return min(named, key=lambda rate: rate.share.likely, default=unlisted(subject))


def unlisted(subject: Subject) -> Rate:
    """Return the wide guess for something that no table lists."""
    is_yearly = subject is Subject.EVENT
    return Rate(f"not in the table of {subject.value}", UNLISTED[subject], is_yearly, is_listed=False)


def rates_in(subject: Subject, words: Sequence[str]) -> Iterator[Named]:
    """Yield what the table names in a row of folded words, the longest at each place."""
    names, index, position = [word.removesuffix("'s") for word in words], _index(subject), 0
    while position < len(names):
        found = _longest(index, names, position)
        if found is not None:
            yield found
        position = position + 1 if found is None else found.end


def _longest(
    index: Mapping[str, tuple[tuple[tuple[str, ...], Rate], ...]], names: Sequence[str], start: int
) -> Named | None:
    for phrase, rate in (*index.get(names[start], ()), *index.get(_singular(names[start]), ())):
        said = tuple(names[start : start + len(phrase)])
        if said == phrase or (said and (*said[:-1], _singular(said[-1])) == phrase):
            return Named(start, start + len(phrase), rate)
    return None


@cache
def _index(subject: Subject) -> dict[str, tuple[tuple[tuple[str, ...], Rate], ...]]:
    """Return the phrases of a table by their first word, the longest first."""
    index: dict[str, list[tuple[tuple[str, ...], Rate]]] = {}
    for row in table_rows(f"{subject.value}.tsv"):
        rate = _rate(subject, row)
        for name in row[0].split(";"):
            phrase = _plain(name)
            index.setdefault(phrase[0], []).append((phrase, rate))
    return {first: tuple(sorted(found, key=lambda pair: -len(pair[0]))) for first, found in index.items()}


def _rate(subject: Subject, row: Sequence[str]) -> Rate:
    """Read a row: names, in conditions "with" or "year", people in 100,000, and how far off that may be."""
    share = assumed(float(row[-2]) / PER, float(row[-1])).capped()
    is_yearly = subject is Subject.EVENT or row[1] == "year"
    return Rate(row[0].partition(";")[0], share, is_yearly)


def _plain(name: str) -> tuple[str, ...]:
    """Cut a folded name into words; the tables are written folded, for it takes long to fold them."""
    return tuple(word.removesuffix("'s") for word in name.replace("-", " ").replace("/", " ").split())


def _singular(word: str) -> str:
    return word.removesuffix("s") if len(word) > 3 else word
