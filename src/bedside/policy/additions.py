"""What an institution adds to the guidance for its own people: words, places, facilities, accounts, stricter asks."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from types import MappingProxyType
from typing import Any

from bedside.policy.thresholds import Threshold, Thresholds


@dataclass(frozen=True, slots=True)
class WordList:
    """Words to be seen as signs of one kind."""

    kind: str
    words: tuple[str, ...]
    whose: str | None = None


@dataclass(frozen=True, slots=True)
class Additions:
    """Everything that an institution's pack holds beside its clauses."""

    words: tuple[WordList, ...] = ()
    places: tuple[str, ...] = ()
    facilities: tuple[str, ...] = ()
    handles: tuple[str, ...] = ()
    raises: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    thresholds: Mapping[str, int] = field(default_factory=lambda: MappingProxyType({}))


def additions_from(document: Mapping[str, Any]) -> Additions:
    """Read what an institution adds; the document has passed validation."""
    return Additions(
        words=tuple(
            WordList(given["kind"], tuple(given["words"]), given.get("whose"))
            for given in document.get("words", ())
        ),
        places=tuple(document.get("places", {}).get("names", ())),
        facilities=tuple(document.get("facilities", {}).get("names", ())),
        handles=tuple(document.get("accounts", {}).get("handles", ())),
        raises=MappingProxyType(dict(document.get("raises", {}))),
        thresholds=MappingProxyType(dict(document.get("thresholds", {}))),
    )


def stricter(thresholds: Thresholds, added: Mapping[str, int], set_by: str) -> Thresholds:
    """The thresholds with the institution's own where these are larger; a smaller one changes nothing."""
    return Thresholds(
        place=_larger(thresholds.place, added.get("place_population"), set_by),
        cell=_larger(thresholds.cell, added.get("smallest_cell"), set_by),
    )


def _larger(threshold: Threshold, value: int | None, set_by: str) -> Threshold:
    if value is None or value <= threshold.value:
        return threshold
    return replace(threshold, value=value, set_by=set_by)
