"""Guidance is put in force from a day on by whoever may, stands in the ledger, and can be taken back."""

from datetime import UTC, date, datetime, timedelta

import pytest

from bedside.policy import PolicyFault
from bedside.server.ledger.models import Entry
from bedside.server.people.models import Person
from bedside.server.people.roles import Role
from bedside.server.policies.choosing import (
    ChangedMeanwhile,
    ChoiceFault,
    Terms,
    Wanted,
    latest_number,
    put_in_force,
    withdraw,
)
from bedside.server.policies.in_force import choice_on, guidance, loaded_now, usual_packs
from bedside.server.policies.models import Choice, digest_of
from bedside.server.ready import guidance_in_force
from tests.server.conftest import PersonWith
from tests.server.policies.packs import GOOD, HEAD, clause

pytestmark = pytest.mark.django_db
NOW = datetime.now(UTC)
TODAY = NOW.date()
USUAL = Wanted(usual_packs())


@pytest.fixture
def officer(person_with: PersonWith) -> Person:
    return person_with(Role.PROFESSIONALISM_OFFICER)


def put(by: Person, wanted: Wanted, since: date = TODAY) -> Choice:
    return put_in_force(by, wanted, Terms(since, latest_number()), NOW)


def test_where_nobody_has_chosen_the_usual_packs_are_in_force() -> None:
    assert guidance().versions
    assert not any(pack.country == "GB" for pack in guidance().packs)


def test_what_is_put_in_force_is_what_checks_go_by(officer: Person) -> None:
    put(officer, Wanted(("gmc-2024",), GOOD))

    assert guidance().versions == ("gmc-2024@1", "harbor-lantern@1")
    assert guidance_in_force() is guidance()


def test_the_ledger_says_who_from_when_and_what_without_its_words(officer: Person) -> None:
    choice = put(officer, Wanted(("gmc-2024",), GOOD))
    entry = Entry.objects.order_by("-number")[0]

    assert (entry.act, entry.who, entry.on) == (
        "policy-chosen",
        f"person:{officer.pk}",
        f"policy:{choice.pk}",
    )
    assert '"packs":["gmc-2024@1"]' in entry.facts
    assert f'"since":"{TODAY.isoformat()}"' in entry.facts
    assert "Lighthouse" not in entry.facts


def test_a_plan_begins_on_its_day_and_not_before(officer: Person) -> None:
    put(officer, USUAL)
    later = put(officer, Wanted(("gmc-2024",)), TODAY + timedelta(days=3))

    assert choice_on(TODAY) != later
    assert choice_on(TODAY + timedelta(days=3)) == later
    assert "gmc-2024@1" not in guidance().versions


def test_a_plan_stands_when_something_else_begins_before(officer: Person) -> None:
    later = put(officer, Wanted(("gmc-2024",)), TODAY + timedelta(days=3))
    sooner = put(officer, USUAL)

    assert choice_on(TODAY) == sooner
    assert choice_on(TODAY + timedelta(days=9)) == later


def test_of_one_day_the_one_made_last_holds(officer: Person) -> None:
    put(officer, Wanted(("gmc-2024",)))
    last = put(officer, USUAL)

    assert choice_on(TODAY) == last


def test_a_plan_can_be_withdrawn_until_it_begins(officer: Person) -> None:
    before = put(officer, USUAL)
    later = put(officer, Wanted(("gmc-2024",)), TODAY + timedelta(days=3))
    withdraw(officer, later, NOW)

    assert choice_on(TODAY + timedelta(days=9)) == before
    assert Entry.objects.order_by("-number")[0].act == "policy-withdrawn"
    for gone in (before, later):
        with pytest.raises(ChoiceFault):
            withdraw(officer, gone, NOW)


@pytest.mark.parametrize("days", [-1, 400])
def test_a_day_that_is_over_or_far_away_is_refused(officer: Person, days: int) -> None:
    with pytest.raises(ChoiceFault):
        put(officer, USUAL, TODAY + timedelta(days=days))
    assert not Choice.objects.exists()


@pytest.mark.parametrize("role", sorted(set(Role) - {Role.PROFESSIONALISM_OFFICER, Role.ADMINISTRATOR}))
def test_nobody_else_changes_the_guidance(person_with: PersonWith, officer: Person, role: Role) -> None:
    later = put(officer, USUAL, TODAY + timedelta(days=3))
    person = person_with(role)

    with pytest.raises(ChoiceFault):
        put(person, USUAL)
    with pytest.raises(ChoiceFault):
        withdraw(person, later, NOW)


def test_whoever_looked_before_somebody_else_chose_is_told(officer: Person) -> None:
    seen = latest_number()
    put(officer, USUAL)

    with pytest.raises(ChangedMeanwhile):
        put_in_force(officer, Wanted(("gmc-2024",)), Terms(TODAY, seen), NOW)
    assert Choice.objects.count() == 1


@pytest.mark.parametrize(
    "pack",
    [
        HEAD + '[raises]\nthreat = "note"\n',
        HEAD + '[raises]\nmissing-disclaimer = "hold"\n',
        HEAD + "[thresholds]\nplace_population = 5\n",
        clause("Staff may not criticise the hospital online."),
        clause("Do not talk about pay or salaries online."),
        clause("Never post about staffing at the hospital."),
        "[pack",
        "   # nothing\n",
    ],
)
def test_a_pack_that_lowers_or_silences_is_never_in_force(officer: Person, pack: str) -> None:
    with pytest.raises(PolicyFault):
        put(officer, Wanted(usual_packs(), pack))
    assert not Choice.objects.exists()
    assert not Entry.objects.exists()


def test_a_kept_pack_that_bedside_no_longer_takes_stops_no_check(officer: Person) -> None:
    bad = clause("Staff may not criticise the hospital online.")
    packs = [*usual_packs(), "gone-1999"]
    Choice.objects.create(
        packs=packs, own_pack=bad, digest=digest_of(packs, bad), since=TODAY, chosen=NOW, chosen_by=officer
    )
    loaded = loaded_now()

    assert {pack.id for pack in loaded.guidance.packs} == set(usual_packs())
    assert len(loaded.faults) == 2
