"""Places and purposes of publishing with their names in each language, read from `uses.toml`; the list is open."""

import tomllib
from functools import cache
from pathlib import Path
from types import MappingProxyType

from bedside.authorizations.record import Language

USES = Path(__file__).with_name("uses.toml")
Labels = MappingProxyType[str, MappingProxyType[Language, str]]


def places() -> Labels:
    """Return the places by id, in the order of the form."""
    return _labels("place")


def purposes() -> Labels:
    """Return the purposes by id, in the order of the form."""
    return _labels("purpose")


def label(word: str, language: Language) -> str:
    """Return the name of a place or purpose; an institution's own word is shown as it is."""
    named = places().get(word) or purposes().get(word)
    return named[language] if named else word


@cache
def _labels(heading: str) -> Labels:
    rows = tomllib.loads(USES.read_text("utf-8"))[heading]
    return MappingProxyType(
        {row["id"]: MappingProxyType({language: row[language] for language in Language}) for row in rows}
    )
