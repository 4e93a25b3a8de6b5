"""How many people a draft's details fit: an estimate with its arithmetic, which may raise and never clears."""

from bedside.check.identifiability.clues import (
    Ages,
    Clues,
    Setting,
    Sex,
    StandardLines,
    Step,
    Thresholds,
    When,
)
from bedside.check.identifiability.estimate import estimate
from bedside.check.identifiability.gathering import clues_of, telling_signs
from bedside.check.identifiability.raising import look, signs_to_raise
from bedside.check.identifiability.result import Closeness, Identifiability, PlaceSize
from bedside.evidence.rates import Rate

__all__ = [
    "Ages",
    "Closeness",
    "Clues",
    "Identifiability",
    "PlaceSize",
    "Rate",
    "Setting",
    "Sex",
    "StandardLines",
    "Step",
    "Thresholds",
    "When",
    "clues_of",
    "estimate",
    "look",
    "signs_to_raise",
    "telling_signs",
]
