"""Whether there is an established relationship of patient and physician, by a rule that an institution sets."""

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cache
from pathlib import Path

DEFAULT = Path(__file__).with_name("relationship.toml")
LONGEST = 1_200  # months


class Source(StrEnum):
    """What tells of a relationship; a portal account, a list of members or a follower tells of none."""

    VISIT = "visit"
    ENCOUNTER = "encounter"
    CARE_TEAM = "care-team"
    GENERAL_PRACTITIONER = "general-practitioner"
    EPISODE = "episode"
    APPOINTMENT = "appointment"


ONCE = frozenset((Source.VISIT, Source.ENCOUNTER))


class Group(StrEnum):
    """Whether what a colleague of the same group did counts."""

    NO = "no"
    SAME_SPECIALTY = "same-specialty"
    ANY = "any"


class Relationship(StrEnum):
    """What there is between patient and physician; beginning is an appointment that is to come."""

    ESTABLISHED = "established"
    BEGINNING = "beginning"
    FORMER = "former"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True, kw_only=True)
class Tie:
    """One thing that tells of a relationship: with whom, from when to when, and where it stands.

    A visit lies on `ends`, else on `begins`; a care team lasts while it is active and `ends` has not come.
    """

    source: Source
    clinician: str
    begins: date | None = None
    ends: date | None = None
    is_active: bool = True
    organization: str = ""
    specialty: str = ""
    reference: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Clinician:
    """The physician: every id that means the same person (an NPI, a Practitioner, its roles), groups, specialties."""

    ids: frozenset[str]
    organizations: frozenset[str] = frozenset()
    specialties: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """When a patient counts as established."""

    months: int
    sources: frozenset[Source]
    group: Group


@dataclass(frozen=True, slots=True)
class Found:
    """The answer with the ties behind it, the newest first."""

    relationship: Relationship
    ties: tuple[Tie, ...] = ()


class RuleFault(ValueError):  # noqa: N818 - a fault is what a person can mend; the word of all rooms
    """A rule cannot be followed; the message says all that is wrong with it."""


def relationship_of(
    ties: Iterable[Tie], clinician: Clinician, rule: Rule, day: date, ended: date | None = None
) -> Found:
    """Return what there is on a day; `ended` is the day of a discharge letter, or of death."""
    counted: dict[Relationship, list[Tie]] = {relationship: [] for relationship in Relationship}
    for tie in ties:
        if tie.source in rule.sources and _is_with(tie, clinician, rule):
            counted[_of(tie, rule, day, ended)].append(tie)
    for relationship in (Relationship.ESTABLISHED, Relationship.BEGINNING, Relationship.FORMER):
        if counted[relationship]:
            return Found(relationship, tuple(sorted(counted[relationship], key=_newness, reverse=True)))
    return Found(Relationship.UNKNOWN)


def read_rule(given: Mapping[str, object]) -> Rule:
    """Read an institution's rule; what it does not say is as in `relationship.toml`."""
    faults = [
        f"{key}: there is no such key. Use: months, sources, group."
        for key in given.keys() - _default().keys()
    ]
    wanted = {**_default(), **given}
    months, sources, group = wanted["months"], wanted["sources"], wanted["group"]
    if not isinstance(months, int) or isinstance(months, bool) or not 0 < months <= LONGEST:
        faults.append(f"months: write a whole number from 1 to {LONGEST}.")
    if not isinstance(sources, list) or not sources or not set(map(str, sources)) <= set(Source):
        faults.append(f"sources: write a list of some of: {', '.join(Source)}.")
    if group not in set(Group):
        faults.append(f"group: write one of: {', '.join(Group)}.")
    if faults:
        raise RuleFault("\n".join(faults))
    assert isinstance(months, int)
    assert isinstance(sources, list)
    return Rule(months=months, sources=frozenset(map(Source, sources)), group=Group(str(group)))


def months_before(day: date, months: int) -> date:
    """Return the day so many months before; the 31st of a short month is its last day."""
    count = day.year * 12 + day.month - 1 - months
    year, month = divmod(count, 12)
    if year < 1:
        return date.min
    last = (date(year + month // 11, (month + 1) % 12 + 1, 1)).toordinal() - 1
    return date.fromordinal(min(date(year, month + 1, 1).toordinal() + day.day - 1, last))


def _is_with(tie: Tie, clinician: Clinician, rule: Rule) -> bool:
    if tie.clinician in clinician.ids:
        return True
    if rule.group is Group.NO or tie.source not in ONCE or tie.organization not in clinician.organizations:
        return False
    return rule.group is Group.ANY or tie.specialty in clinician.specialties


def _of(tie: Tie, rule: Rule, day: date, ended: date | None) -> Relationship:
    if tie.source is Source.APPOINTMENT:
        return _of_appointment(tie, day)
    began = tie.ends or tie.begins if tie.source in ONCE else tie.begins
    if began is not None and began > day:
        return Relationship.UNKNOWN
    is_over = ended is not None and ended <= day and not (began is not None and began > ended)
    if tie.source in ONCE:
        if began is None:
            return Relationship.UNKNOWN
        is_over = is_over or not tie.is_active or began < months_before(day, rule.months)
    else:
        is_over = is_over or not tie.is_active or (tie.ends is not None and tie.ends < day)
    return Relationship.FORMER if is_over else Relationship.ESTABLISHED


def _of_appointment(tie: Tie, day: date) -> Relationship:
    is_to_come = tie.is_active and tie.begins is not None and tie.begins >= day
    return Relationship.BEGINNING if is_to_come else Relationship.UNKNOWN


def _newness(tie: Tie) -> tuple[date, str]:
    return tie.ends or tie.begins or date.min, tie.reference


@cache
def _default() -> dict[str, object]:
    return tomllib.loads(DEFAULT.read_text("utf-8"))
