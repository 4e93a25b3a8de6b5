"""How many people a draft's details fit: an estimate with its arithmetic, which may raise and never clears."""

from bedside.check.identifiability.clues import Ages, Clues, Rate, Setting, Sex, Step, Thresholds, When
from bedside.check.identifiability.estimate import estimate
from bedside.check.identifiability.result import Closeness, Identifiability, PlaceSize

__all__ = [
    "Ages",
    "Closeness",
    "Clues",
    "Identifiability",
    "PlaceSize",
    "Rate",
    "Setting",
    "Sex",
    "Step",
    "Thresholds",
    "When",
    "estimate",
]
