"""The outcome of the estimate: people, bounds, the arithmetic, and a plain sentence; never a clearance."""

from dataclasses import dataclass
from enum import StrEnum

from bedside.check.identifiability.clues import Step, Thresholds
from bedside.evidence.figures import Figure

LIMITS = (
    "An estimate from tables and assumptions. It is no expert determination under HIPAA, and a large number "
    "does not show that nobody will be recognised."
)

# Fewer than this many expected, the person told of is likely the only one.
NOBODY_ELSE = 2


class Closeness(StrEnum):
    """How the number of people that fit stands to the smallest cell that may be published."""

    FEW = "few"
    MAY_BE_FEW = "may-be-few"
    NOT_SHOWN_TO_BE_FEW = "not-shown-to-be-few"


class PlaceSize(StrEnum):
    """How the narrowest place told stands to the line for places."""

    BELOW = "below"
    MAY_BE_BELOW = "may-be-below"
    ABOVE = "above"
    NOT_TOLD = "not-told"


@dataclass(frozen=True, slots=True)
class Identifiability:
    """How many people fit what is told, at least the one person that it is told of."""

    people: Figure
    steps: tuple[Step, ...]
    narrowest: str
    closeness: Closeness
    place: PlaceSize
    thresholds: Thresholds

    @property
    def rests_on_assumptions(self) -> bool:
        """Whether any figure has no source that was read."""
        return any(step.share.is_assumed for step in self.steps)

    @property
    def sentence(self) -> str:
        """Say the outcome in a plain sentence."""
        low, likely, high = (_rounded(number) for number in _bounds(self.people))
        fits = f"About {likely} people ({low} to {high}) fit what is told here"
        if self.people.likely < NOBODY_ELSE:
            fits = (
                f"Hardly anybody else fits what is told here ({'at most' if high == '1' else '1 to'} {high})"
            )
        narrowest = f"; the {self.narrowest} narrows it most" if self.narrowest else ""
        return f"{fits}{narrowest}. {_MEANING[self.closeness]}"

    def to_json(self) -> dict[str, object]:
        """Return the outcome for the report."""
        low, likely, high = (float(f"{number:.3g}") for number in _bounds(self.people))
        return {
            "estimate": likely,
            "low": low,
            "high": high,
            "closeness": self.closeness.value,
            "place": self.place.value,
            "thresholds": {"place": self.thresholds.place_population, "cell": self.thresholds.smallest_cell},
            "narrowest": self.narrowest,
            "sentence": self.sentence,
            "steps": [step.to_json() for step in self.steps],
            "assumed": self.rests_on_assumptions,
            "limits": LIMITS,
        }


_MEANING = {
    Closeness.FEW: "People who know the person, neighbours or those who were there could tell who it is.",
    Closeness.MAY_BE_FEW: "It may be so few that those who know the person could tell who it is.",
    Closeness.NOT_SHOWN_TO_BE_FEW: "That alone does not show that nobody could be recognised.",
}


def closeness(people: Figure, thresholds: Thresholds) -> Closeness:
    """Hold the number against the smallest cell: its likeliest value, then its lower bound."""
    if people.likely < thresholds.smallest_cell:
        return Closeness.FEW
    is_low = people.low < thresholds.smallest_cell
    return Closeness.MAY_BE_FEW if is_low else Closeness.NOT_SHOWN_TO_BE_FEW


def _bounds(people: Figure) -> tuple[float, float, float]:
    return people.low, people.likely, people.high


def _rounded(number: float) -> str:
    """Return two leading digits: more would claim what the figures do not hold."""
    if number < 10:
        return f"{number:.0f}"
    return f"{int(float(f'{number:.2g}')):,}"
