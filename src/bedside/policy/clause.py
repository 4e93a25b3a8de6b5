"""A clause says what one passage of the guidance asks, in our own words; a pack is one guideline in one edition."""

from dataclasses import dataclass, field
from enum import StrEnum


class Status(StrEnum):
    """How a clause stands today."""

    IN_FORCE = "in-force"
    UNSETTLED = "unsettled"
    SUPERSEDED = "superseded"
    RETIRED = "retired"
    REPEALED = "repealed"
    ENFORCEMENT_RECORD = "enforcement-record"


class Reading(StrEnum):
    """How the gist was checked against its source."""

    TEXT = "text"
    ACCOUNT = "account"
    MEMORY = "memory"


# An enforcement record is no rule, yet it is the reason that a reader most readily believes.
_CITABLE = frozenset({Status.IN_FORCE, Status.UNSETTLED, Status.ENFORCEMENT_RECORD})


@dataclass(frozen=True, slots=True)
class Clause:
    """One thing that the guidance asks; dates are ISO 8601 and may stop at the year or the month."""

    id: str
    pack: str
    title: str
    gist: str
    source: str
    locator: str
    url: str
    year: int | None = None
    status: Status = Status.IN_FORCE
    status_note: str = ""
    from_date: str | None = None
    until: str | None = None
    reading: Reading = Reading.MEMORY
    read_in: str = ""
    concerns: tuple[str, ...] = ()
    room: str = ""
    not_checkable: str | None = None
    carries: tuple[str, ...] = ()
    supersedes: tuple[str, ...] = ()
    changed: str = ""

    @property
    def verified(self) -> bool:
        """Whether the source, or an account of it, was read; what rests on memory is not verified."""
        return self.reading is not Reading.MEMORY

    @property
    def is_citable(self) -> bool:
        """Whether a report may give this clause as a reason today."""
        return self.status in _CITABLE


@dataclass(frozen=True, slots=True)
class Pack:
    """One guideline in one edition, with its clauses in the order of the source."""

    id: str
    title: str
    version: int
    issuer: str
    country: str
    address: str
    read_on: str
    edition: str = ""
    status: Status = Status.IN_FORCE
    status_note: str = ""
    from_date: str | None = None
    until: str | None = None
    note: str = ""
    region: str | None = None
    default_on: bool = True
    supersedes: str | None = None
    clauses: tuple[Clause, ...] = field(default=(), repr=False)

    @property
    def label(self) -> str:
        """The name and version that a report gives, such as `acp-fsmb-2013@1`."""
        return f"{self.id}@{self.version}"
