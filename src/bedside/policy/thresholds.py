"""Thresholds of identifiability and published figures: numbers of the guidance, each with its source."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Threshold:
    """A number that identifiability is held against; an institution may only make it larger, that is stricter."""

    name: str
    value: int
    about: str
    source: str
    url: str
    year: int
    set_by: str = "bedside"


@dataclass(frozen=True, slots=True)
class Thresholds:
    """The two numbers that an estimate of identifiability asks for."""

    place: Threshold
    cell: Threshold

    @property
    def place_population(self) -> int:
        """How many people an area must hold before its name is no small place."""
        return self.place.value

    @property
    def smallest_cell(self) -> int:
        """How many people the details must fit at the least; held against the lower bound of the estimate."""
        return self.cell.value


@dataclass(frozen=True, slots=True)
class Figure:
    """A published figure about one concern, as what it is: a survey of boards, schools or physicians, never a grade."""

    concern: str
    kind: str
    value: float
    unit: str
    about: str
    counted: str
    source: str
    year: int
    url: str
    verified: bool

    @property
    def percent(self) -> float | None:
        """The figure where it is a share, else nothing."""
        return self.value if self.unit == "percent" else None
