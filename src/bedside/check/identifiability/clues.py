"""What a draft tells of one person, as far as it narrows down who that is."""

from dataclasses import dataclass, field
from enum import StrEnum
from typing import Protocol

from bedside.evidence.figures import Figure
from bedside.evidence.places import Place
from bedside.evidence.rates import Rate


class When(StrEnum):
    """How closely the time is told; an hour includes "just now"."""

    HOUR = "hour"
    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    SEASON = "season"
    YEAR = "year"
    UNTOLD = "untold"


class Sex(StrEnum):
    """The sex that the words tell."""

    WOMAN = "woman"
    MAN = "man"


class Setting(StrEnum):
    """Where the person was seen."""

    EMERGENCY = "emergency department"
    WARD = "hospital ward"
    INTENSIVE_CARE = "intensive care"
    OPERATING_ROOM = "operating room"
    DELIVERY = "delivery"
    AMBULANCE = "ambulance"
    PRACTICE = "practice"
    UNTOLD = "untold"


@dataclass(frozen=True, slots=True)
class Ages:
    """Ages in years from ``first`` up to, not including, ``last``; six weeks are 6/52."""

    first: float
    last: float

    def __post_init__(self) -> None:
        """Refuse ages that hold nobody."""
        if not 0 <= self.first < self.last:
            raise ValueError("ages must run upwards from nought")


@dataclass(frozen=True, slots=True)
class Clues:
    """All that is told of one person. What is left out is unknown to the reader, or not told."""

    places: tuple[Place, ...] = ()
    has_unlisted_place: bool = False
    state: Place | None = None
    country: Place | None = None
    knows_facility: bool = False
    when: When = When.UNTOLD
    setting: Setting = Setting.UNTOLD
    ages: Ages | None = None
    sex: Sex | None = None
    occupations: tuple[Rate, ...] = ()
    conditions: tuple[Rate, ...] = ()
    events: tuple[Rate, ...] = ()
    family: tuple[Rate, ...] = ()
    was_public: bool = False
    is_singled_out: bool = False
    unusual: int = 0


class Thresholds(Protocol):
    """Where the lines are drawn: numbers of the guidance."""

    @property
    def place_population(self) -> int:
        """How many people a place must hold before its name is no small place."""

    @property
    def smallest_cell(self) -> int:
        """How many people the details must fit at the least, by the lower bound."""


@dataclass(frozen=True, slots=True)
class StandardLines:
    """The lines where no guidance is at hand: 45 CFR 164.514(b)(2)(i)(B), and the cells that CMS publishes."""

    place_population: int = 20_000
    smallest_cell: int = 11


@dataclass(frozen=True, slots=True)
class Step:
    """One row of the arithmetic: what was told, the share of people that it leaves, and who is left then."""

    clue: str
    says: str
    share: Figure
    left: Figure
    source: str = field(default="")

    def to_json(self) -> dict[str, object]:
        """Return the row for the report."""
        return {
            "clue": self.clue,
            "says": self.says,
            "share": [_short(number) for number in (self.share.low, self.share.likely, self.share.high)],
            "people": [_short(number) for number in (self.left.low, self.left.likely, self.left.high)],
            "source": self.source or self.share.source,
        }


def _short(number: float) -> float:
    return float(f"{number:.3g}")
