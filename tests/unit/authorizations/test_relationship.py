"""When a patient counts as established, by the rule as it ships and by rules of institutions."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bedside.authorizations.relationship import (
    Clinician,
    Group,
    Relationship,
    Rule,
    RuleFault,
    Source,
    Tie,
    months_before,
    read_rule,
    relationship_of,
)
from tests.unit.authorizations.records import TODAY

RULE = read_rule({})
DOCTOR = Clinician(
    ids=frozenset(("1234567893", "Practitioner/dr-1", "PractitionerRole/role-7")),
    organizations=frozenset(("Organization/org-1",)),
    specialties=frozenset(("207R00000X",)),
)
VISIT = Tie(source=Source.VISIT, clinician="1234567893", begins=date(2026, 2, 11), ends=date(2026, 2, 11))
COLLEAGUE = replace(
    VISIT, clinician="Practitioner/dr-2", organization="Organization/org-1", specialty="207R00000X"
)
TEAM = Tie(source=Source.CARE_TEAM, clinician="Practitioner/dr-1", begins=date(2025, 9, 1))


def found(*ties: Tie, rule: Rule = RULE, ended: date | None = None) -> Relationship:
    return relationship_of(ties, DOCTOR, rule, TODAY, ended).relationship


def test_a_visit_within_three_years_establishes() -> None:
    assert found(VISIT) is Relationship.ESTABLISHED
    assert found(replace(VISIT, begins=None, ends=date(2023, 11, 22))) is Relationship.ESTABLISHED
    assert found(replace(VISIT, begins=None, ends=date(2023, 11, 21))) is Relationship.FORMER


def test_a_visit_that_is_to_come_or_has_no_day_tells_nothing() -> None:
    assert found(replace(VISIT, begins=date(2027, 1, 1), ends=None)) is Relationship.UNKNOWN
    assert found(replace(VISIT, begins=None, ends=None)) is Relationship.UNKNOWN


def test_an_active_team_establishes_and_one_that_ended_is_former() -> None:
    assert found(TEAM) is Relationship.ESTABLISHED
    assert found(replace(TEAM, is_active=False)) is Relationship.FORMER
    assert found(replace(TEAM, ends=date(2026, 1, 1))) is Relationship.FORMER
    assert found(replace(TEAM, begins=date(2027, 1, 1))) is Relationship.UNKNOWN


def test_a_colleague_counts_as_the_rule_says() -> None:
    other_specialty = replace(COLLEAGUE, specialty="208000000X")
    any_of_group, nobody = replace(RULE, group=Group.ANY), replace(RULE, group=Group.NO)

    assert found(COLLEAGUE) is Relationship.ESTABLISHED
    assert found(other_specialty) is Relationship.UNKNOWN
    assert found(other_specialty, rule=any_of_group) is Relationship.ESTABLISHED
    assert found(COLLEAGUE, rule=nobody) is Relationship.UNKNOWN


def test_an_appointment_to_come_begins_and_never_establishes() -> None:
    booked = Tie(source=Source.APPOINTMENT, clinician="1234567893", begins=date(2026, 12, 1))

    assert found(booked) is Relationship.BEGINNING
    assert found(replace(booked, begins=date(2026, 11, 1))) is Relationship.UNKNOWN
    assert found(booked, VISIT) is Relationship.ESTABLISHED


def test_a_discharge_ends_it_and_a_visit_after_it_begins_anew() -> None:
    assert found(VISIT, TEAM, ended=date(2026, 6, 1)) is Relationship.FORMER
    assert found(replace(VISIT, ends=date(2026, 7, 1)), ended=date(2026, 6, 1)) is Relationship.ESTABLISHED


def test_a_source_that_the_rule_leaves_out_counts_for_nothing() -> None:
    assert found(TEAM, rule=read_rule({"sources": ["visit"]})) is Relationship.UNKNOWN


def test_the_answer_names_what_it_rests_on_the_newest_first() -> None:
    older = replace(VISIT, ends=date(2025, 1, 1), reference="Encounter/1")
    answer = relationship_of([older, VISIT, replace(TEAM, is_active=False)], DOCTOR, RULE, TODAY)

    assert answer.ties == (VISIT, older)


def test_all_that_is_wrong_with_a_rule_is_told_at_once() -> None:
    with pytest.raises(RuleFault) as caught:
        read_rule({"months": 0, "sources": ["portal"], "group": "all", "days": 3})

    assert [line.partition(":")[0] for line in str(caught.value).splitlines()] == [
        "days",
        "months",
        "sources",
        "group",
    ]


@pytest.mark.parametrize(
    ("day", "months", "before"),
    [
        (date(2026, 11, 22), 36, date(2023, 11, 22)),
        (date(2026, 3, 31), 1, date(2026, 2, 28)),
        (date(2028, 3, 31), 1, date(2028, 2, 29)),
        (date(2026, 1, 15), 1, date(2025, 12, 15)),
        (date(2026, 12, 31), 12, date(2025, 12, 31)),
        (date(1, 1, 1), 1_200, date.min),
    ],
)
def test_months_are_counted_by_the_calendar(day: date, months: int, before: date) -> None:
    assert months_before(day, months) == before


TIES = st.builds(
    Tie,
    source=st.sampled_from(Source),
    clinician=st.sampled_from(["1234567893", "Practitioner/dr-2"]),
    begins=st.none() | st.dates(date(2020, 1, 1), date(2028, 1, 1)),
    ends=st.none() | st.dates(date(2020, 1, 1), date(2028, 1, 1)),
    is_active=st.booleans(),
    organization=st.sampled_from(["Organization/org-1", ""]),
    specialty=st.sampled_from(["207R00000X", ""]),
)


@given(st.lists(TIES, max_size=5), st.integers(1, 60), st.integers(1, 60))
def test_fewer_ties_or_months_never_establish_more(ties: list[Tie], fewer: int, more: int) -> None:
    short, long = sorted((fewer, more))
    by_fewer = found(*ties[1:], rule=replace(RULE, months=short))

    assert by_fewer is not Relationship.ESTABLISHED or (
        found(*ties, rule=replace(RULE, months=long)) is Relationship.ESTABLISHED
    )
