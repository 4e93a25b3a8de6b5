"""What a draft tells of one person, as far as it narrows down who that is."""

from dataclasses import dataclass, field
from enum import StrEnum

from bedside.evidence.figures import Figure
from bedside.evidence.places import Place


class When(StrEnum):
    """How closely the time is told; a day includes "just now"."""

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
class Rate:
    """Something told of a person, with the share of people of whom it is true (or, of events, a year)."""

    name: str
    share: Figure


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


@dataclass(frozen=True, slots=True)
class Thresholds:
    """Where the lines are drawn; an institution's guidance may hand in others.

    45 CFR 164.514(b)(2)(i)(B) draws a line at 20,000 people for the first digits of postcodes; CMS does not
    publish cells of fewer than 11 people.
    """

    people_in_place: int = 20_000
    people_in_cell: int = 11


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
