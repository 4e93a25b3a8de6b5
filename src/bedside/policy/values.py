"""Whether one value of a pack is what its key asks for, and if not, why."""

import re
from collections.abc import Callable, Mapping, Sequence
from datetime import date, datetime
from difflib import get_close_matches

from bedside.policy.schema import Key

_ID = re.compile(r"[A-Za-z0-9][A-Za-z0-9.-]*(?:/[A-Za-z0-9][A-Za-z0-9.-]*)?")
_DATE = re.compile(r"\d{4}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?)?")
_ADDRESS = re.compile(r"https?://[^\s/]+\.\S+")
_COUNTRY = re.compile(r"[A-Z]{2}|INT")


def wrong_with(value: object, key: Key, choices: Mapping[str, tuple[str, ...]]) -> str:
    """What is wrong with the value, or an empty text."""
    if key.type == "choice":
        return _wrong_choice(value, choices[key.of])
    if key.type == "choices":
        return _first_wrong(value, lambda one: _wrong_choice(one, choices[key.of]))
    return _CHECKS[key.type](value)


def nearest(name: str, known: Sequence[str]) -> str:
    """The known name that was most likely meant, or an empty text."""
    return next(
        iter(get_close_matches(name.casefold().replace("_", "-"), known, n=1, cutoff=0.6)), ""
    ) or next(iter(get_close_matches(name, known, n=1, cutoff=0.6)), "")


def _wrong_choice(value: object, known: Sequence[str]) -> str:
    if not isinstance(value, str):
        return f"is {_sort(value)}, and must be one of: {', '.join(known)}"
    if value in known:
        return ""
    near = nearest(value, known)
    return (
        f"is {value!r}; did you mean {near!r}?"
        if near
        else f"is {value!r}, and must be one of: {', '.join(known)}"
    )


def _wrong_line(value: object) -> str:
    if wrong := _wrong_text(value):
        return wrong
    return "goes over several lines, and must stand on one" if "\n" in str(value).strip() else ""


def _wrong_text(value: object) -> str:
    if not isinstance(value, str):
        return f"is {_sort(value)}, and must be text in quotation marks"
    return "" if value.strip() else "is empty"


def _wrong_count(value: object) -> str:
    if not isinstance(value, int) or isinstance(value, bool):
        return f"is {_sort(value)}, and must be a whole number"
    return "" if value >= 1 else "must be 1 or more"


def _wrong_flag(value: object) -> str:
    return "" if isinstance(value, bool) else f"is {_sort(value)}, and must be true or false"


def _wrong_date(value: object) -> str:
    if isinstance(value, datetime):
        return "has a time of day, and must be a date such as 2026-01-15"
    if isinstance(value, date) or (isinstance(value, str) and _DATE.fullmatch(value)):
        return ""
    return 'is no date, and must be one such as 2026-01-15, "2026-01" or "2026"'


def _wrong_id(value: object) -> str:
    if isinstance(value, str) and _ID.fullmatch(value):
        return ""
    return "is no id: letters, digits, dots and hyphens, and for a clause one slash"


def _wrong_address(value: object) -> str:
    return (
        ""
        if isinstance(value, str) and _ADDRESS.fullmatch(value)
        else "is no web address, which begins with https://"
    )


def _wrong_country(value: object) -> str:
    return (
        ""
        if isinstance(value, str) and _COUNTRY.fullmatch(value)
        else 'must be two capital letters, or "INT"'
    )


def _wrong_words(value: object) -> str:
    if wrong := _first_wrong(value, _wrong_line):
        return wrong
    words = [str(word).casefold() for word in value] if isinstance(value, list) else []
    twice = next((number for number, word in enumerate(words, 1) if word in words[: number - 1]), 0)
    return f"entry {twice}: stands twice" if twice else ""


def _first_wrong(value: object, check: Callable[[object], str]) -> str:
    if not isinstance(value, list):
        return f'is {_sort(value)}, and must be a list such as ["..."]'
    if not value:
        return "is an empty list; leave the line out or fill it"
    wrong = ((number, check(one)) for number, one in enumerate(value, 1))
    return next((f"entry {number}: {what}" for number, what in wrong if what), "")


def _sort(value: object) -> str:
    """What a value is, for somebody who does not program."""
    names = {
        bool: "true or false",
        int: "a number",
        float: "a number",
        str: "text",
        list: "a list",
        dict: "a table",
    }
    return names.get(type(value), "a date")


_CHECKS: Mapping[str, Callable[[object], str]] = {
    "id": _wrong_id,
    "ids": lambda value: _first_wrong(value, _wrong_id),
    "line": _wrong_line,
    "name": _wrong_line,
    "text": _wrong_text,
    "count": _wrong_count,
    "flag": _wrong_flag,
    "date": _wrong_date,
    "address": _wrong_address,
    "country": _wrong_country,
    "words": _wrong_words,
}
