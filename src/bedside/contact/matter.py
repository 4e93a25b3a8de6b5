"""What a message is about: the one matter that decides, the gravest first; read from `matters.toml`."""

import tomllib
from functools import cache
from pathlib import Path

from bedside.contact.where import Facts, Where, read_where

MATTERS = Path(__file__).with_name("matters.toml")


@cache
def matters() -> tuple[tuple[str, Where], ...]:
    """Return the matters with what makes each of them, the first to be tried first."""
    rows = tomllib.loads(MATTERS.read_text("utf-8"))["matter"]
    return tuple((row["name"], read_where(row)) for row in rows)


def matter_of(facts: Facts) -> str:
    """Return the matter of a request with these facts; the last row fits everything."""
    return next(name for name, where in matters() if where.fits(facts))
