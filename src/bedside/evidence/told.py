"""Reads from the words of a sign what they tell: an age, how close a time is, where somebody was seen, a sex."""

import re
from collections.abc import Sequence
from functools import cache

from bedside.evidence.tables import table_rows

_NUMBER = re.compile(r"\d{1,3}")
_SPELLED = re.compile(r"(\d0)'?s")
_UNIT_IN_YEARS = {"month": 1 / 12, "months": 1 / 12, "mo": 1 / 12, "meses": 1 / 12, "mes": 1 / 12}
_UNIT_IN_YEARS |= {"week": 1 / 52, "weeks": 1 / 52, "wk": 1 / 52, "wks": 1 / 52, "semanas": 1 / 52}
_UNIT_IN_YEARS |= {"day": 1 / 365, "days": 1 / 365, "dias": 1 / 365}
_OLDEST = 110
_FULL_DATE = re.compile(r"\b\d{1,2}(?:st|nd|rd|th)?\b|\d{1,2}[:/.-]\d{1,2}")
_YEAR = re.compile(r"(?:19|20)\d{2}")
_MOST_WORDS = 4


def age_told(words: Sequence[str]) -> tuple[float, float] | None:
    """Return from which age up to which, in years, some words tell, or nothing."""
    for word in words:
        if decade := _SPELLED.fullmatch(word):
            return float(decade[1]), float(decade[1]) + 10
    numbers = [int(number) for word in words for number in _NUMBER.findall(word)]
    if numbers and max(numbers) <= _OLDEST:
        unit = next((_UNIT_IN_YEARS[word] for word in words if word in _UNIT_IN_YEARS), 1.0)
        return min(numbers) * unit, (max(numbers) + 1) * unit
    first, _, last = (_first_named("age_words.tsv", words) or "").partition("-")
    return (float(first), float(last)) if last else None


def when_told(words: Sequence[str]) -> str | None:
    """Return how closely some words tell a time, from "hour" to "year", or nothing."""
    close = _first_named("when_words.tsv", words)
    phrase = " ".join(words)
    has_day = _FULL_DATE.search(_YEAR.sub("", phrase)) is not None and "ago" not in words
    if close == "month" and has_day:
        return "day"
    if close is not None:
        return close
    return "year" if _YEAR.fullmatch(phrase) else "day" if has_day else None


def setting_told(words: Sequence[str]) -> str | None:
    """Return where somebody was seen, or nothing."""
    return _first_named("settings.tsv", words)


def sex_told(words: Sequence[str]) -> str | None:
    """Return the sex that some words tell, or nothing where they tell none or both."""
    told = {sex for sex, names in _rows("sex_words.tsv") for word in words if word in names}
    return told.pop() if len(told) == 1 else None


def _first_named(table: str, words: Sequence[str]) -> str | None:
    """Return what the first row means, in the order of the table, of which some words stand there."""
    said = {
        " ".join(words[start : start + size])
        for size in range(1, _MOST_WORDS + 1)
        for start in range(len(words) - size + 1)
    }
    return next((meaning for meaning, names in _rows(table) if said & names), None)


@cache
def _rows(table: str) -> tuple[tuple[str, frozenset[str]], ...]:
    return tuple((row[0], frozenset(row[1].split(";"))) for row in table_rows(table))
