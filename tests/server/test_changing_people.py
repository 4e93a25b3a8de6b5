"""An administrator changes people: their sessions end, the ledger tells of it, and one who administers remains."""

from collections.abc import Callable
from datetime import UTC, datetime

import pytest
from allauth.mfa.models import Authenticator
from django.test import Client

from bedside.server.ledger.models import Entry
from bedside.server.people.changing import (
    ChangeFault,
    Place,
    change_place,
    deactivate,
    reactivate,
    reset_second_factor,
)
from bedside.server.people.inviting import Invited, first_administrator, invite
from bedside.server.people.models import Invitation, Person, Unit
from bedside.server.people.roles import Role
from bedside.server.people.units import UnitFault, delete_unit, make_unit, rename_unit
from tests.server.conftest import PASSWORD, PersonWith, browser
from tests.server.conftest import came_in as signed_in

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
EDUCATOR = Place(frozenset({Role.EDUCATOR}), None)


@pytest.fixture
def administrator(person_with: PersonWith) -> Person:
    return person_with(Role.ADMINISTRATOR, email="admin@hospital.example")


@pytest.fixture
def clinician(person_with: PersonWith) -> Person:
    return person_with(Role.CLINICIAN, email="clinician@hospital.example")


def anew(person: Person) -> Person:
    return Person.objects.get(pk=person.pk)


def came_in(person: Person) -> Client:
    client = signed_in(browser(), person)
    assert client.get("/compose").status_code == 200
    return client


def told() -> list[str]:
    return list(Entry.objects.values_list("act", flat=True))


def test_roles_and_unit_are_changed_and_told_of(administrator: Person, clinician: Person) -> None:
    unit = make_unit(administrator, "Pediatrics", NOW)
    change_place(administrator, clinician, Place(frozenset({Role.TRAINEE, Role.SECOND_READER}), unit), NOW)

    assert anew(clinician).roles == {Role.TRAINEE, Role.SECOND_READER}
    assert anew(clinician).unit == unit
    assert told() == ["unit-made", "roles-changed", "unit-changed"]
    entry = Entry.objects.get(act="roles-changed")
    assert (entry.who, entry.on) == (f"person:{administrator.pk}", f"person:{clinician.pk}")
    assert entry.facts == '{"after":["second-reader","trainee"],"before":["clinician"]}'


def test_nothing_changed_is_nothing_told_and_nobody_is_signed_out(
    administrator: Person, clinician: Person
) -> None:
    client = came_in(clinician)
    change_place(administrator, clinician, Place(frozenset({Role.CLINICIAN}), None), NOW)

    assert told() == []
    assert client.get("/compose").status_code == 200


@pytest.mark.parametrize("change", ["place", "deactivate", "reactivate", "reset"])
def test_every_session_of_the_person_ends(
    change: str, administrator: Person, person_with: PersonWith
) -> None:
    person = person_with(Role.SECOND_READER, email="reader@hospital.example")
    sessions = [came_in(person), came_in(person)]
    match change:
        case "place":
            change_place(administrator, person, EDUCATOR, NOW)
        case "deactivate":
            deactivate(administrator, person, NOW)
        case "reactivate":
            deactivate(administrator, person, NOW)
            reactivate(administrator, person, NOW)
        case "reset":
            reset_second_factor(administrator, person, NOW)

    assert [client.get("/compose").headers.get("Location", "")[:15] for client in sessions] == [
        "/account/login/"
    ] * 2


def test_whoever_is_deactivated_signs_in_again_only_when_let(
    administrator: Person, clinician: Person
) -> None:
    given = {"login": clinician.email, "password": PASSWORD}
    deactivate(administrator, clinician, NOW)
    closed = browser()
    closed.post("/account/login/", given)
    assert closed.get("/compose").status_code == 302

    reactivate(administrator, clinician, NOW)
    opened = browser()
    opened.post("/account/login/", given)

    assert opened.get("/compose").status_code == 200
    assert told() == ["person-deactivated", "person-reactivated"]


def test_after_a_reset_staff_set_up_a_new_second_factor(
    administrator: Person, person_with: PersonWith
) -> None:
    reader = person_with(Role.SECOND_READER, email="reader@hospital.example")
    reset_second_factor(administrator, reader, NOW)

    client = browser()
    client.post("/account/login/", {"login": reader.email, "password": PASSWORD})

    assert not Authenticator.objects.filter(user=reader).exists()
    assert client.get("/compose").headers["Location"] == "/account/second-factor/"
    assert told() == ["second-factor-reset"]


@pytest.mark.parametrize("service", [deactivate, reactivate, reset_second_factor])
def test_nobody_does_this_to_themselves(service: Callable[..., None], administrator: Person) -> None:
    with pytest.raises(ChangeFault):
        service(administrator, administrator, NOW)
    assert told() == []


@pytest.mark.parametrize("role", [role for role in Role if role is not Role.ADMINISTRATOR])
@pytest.mark.parametrize("service", [deactivate, reactivate, reset_second_factor])
def test_only_an_administrator_does_it(
    service: Callable[..., None], role: Role, person_with: PersonWith, administrator: Person
) -> None:
    with pytest.raises(ChangeFault):
        service(person_with(role), administrator, NOW)
    assert anew(administrator).is_active


def test_an_administrator_changes_their_own_unit_but_does_not_step_down(administrator: Person) -> None:
    unit = make_unit(administrator, "Pediatrics", NOW)
    change_place(administrator, administrator, Place(frozenset({Role.ADMINISTRATOR}), unit), NOW)

    with pytest.raises(ChangeFault):
        change_place(administrator, administrator, EDUCATOR, NOW)
    assert anew(administrator).roles == {Role.ADMINISTRATOR}


def test_two_who_take_each_others_role_leave_one(administrator: Person, person_with: PersonWith) -> None:
    other = person_with(Role.ADMINISTRATOR, email="other@hospital.example")
    assert other.roles == {Role.ADMINISTRATOR}
    change_place(administrator, other, EDUCATOR, NOW)

    # The other asked before that: they still take themselves for an administrator.
    with pytest.raises(ChangeFault):
        change_place(other, administrator, EDUCATOR, NOW)
    with pytest.raises(ChangeFault):
        deactivate(other, administrator, NOW)
    assert anew(administrator).roles == {Role.ADMINISTRATOR}
    assert anew(administrator).is_active
    assert told() == ["roles-changed"]


def test_a_person_without_a_role_is_not_made(administrator: Person, clinician: Person) -> None:
    with pytest.raises(ChangeFault):
        change_place(administrator, clinician, Place(frozenset(), None), NOW)


def test_the_page_changes_what_it_asks_and_nothing_else(administrator: Person, clinician: Person) -> None:
    client = came_in(administrator)
    given = {"roles": ["trainee"], "unit": "", "email": "other@h.example", "is_active": "", "password": "x"}
    answer = client.post(f"/people/{clinician.pk}", given)

    assert answer.headers["Location"] == f"/people/{clinician.pk}"
    changed = anew(clinician)
    assert changed.roles == {Role.TRAINEE}
    assert (changed.email, changed.is_active) == (clinician.email, True)
    assert changed.password == clinician.password


def test_an_administrator_who_changes_their_own_unit_stays_signed_in_here_alone(
    administrator: Person,
) -> None:
    unit = Unit.objects.create(name="Pediatrics")
    here, there = came_in(administrator), came_in(administrator)
    here.post(f"/people/{administrator.pk}", {"roles": ["administrator"], "unit": unit.pk})

    assert here.get("/people/").status_code == 200
    assert there.get("/people/").status_code == 302


@pytest.mark.parametrize("what", ["deactivate", "reactivate", "reset-second-factor"])
def test_a_page_says_why_not(what: str, administrator: Person) -> None:
    answer = came_in(administrator).post(f"/people/{administrator.pk}/{what}", follow=True)

    assert b"Ask another administrator" in answer.content


@pytest.mark.parametrize("what", ["", "/deactivate", "/reset-second-factor"])
def test_a_form_from_elsewhere_changes_nobody(what: str, administrator: Person, clinician: Person) -> None:
    client = browser(checks_csrf=True)
    client.force_login(administrator)

    assert client.post(f"/people/{clinician.pk}{what}", {"roles": ["administrator"]}).status_code == 403
    assert anew(clinician).roles == {Role.CLINICIAN}
    assert anew(clinician).is_active


def test_an_invitation_is_sent_again_with_a_new_link(administrator: Person) -> None:
    made, _ = invite(administrator, Invited("new@hospital.example", frozenset({Role.TRAINEE})), NOW)
    Invitation.objects.update(until=NOW)
    client = came_in(administrator)
    answer = client.post(f"/people/invitations/{made.pk}/again")

    again = Invitation.objects.get(accepted=None, withdrawn=None)
    assert b"/join/" in answer.content
    assert (again.email, again.roles) == ("new@hospital.example", ["trainee"])
    assert told() == ["invitation-made", "invitation-withdrawn", "invitation-made"]
    assert b"already" in client.post(f"/people/invitations/{made.pk}/again", follow=True).content


def test_joining_and_the_first_administrator_are_told_of(visitor: Client) -> None:
    first = first_administrator("first@hospital.example", PASSWORD, NOW)
    _, secret = invite(first, Invited("new@hospital.example", frozenset({Role.TRAINEE})), datetime.now(UTC))
    visitor.post(f"/join/{secret}", {"name": "Dr. Canary", "password": PASSWORD})

    entry = Entry.objects.get(act="joined")
    assert told() == ["first-administrator-made", "invitation-made", "joined"]
    assert Entry.objects.get(number=1).who == "host"
    assert entry.who == entry.on == f"person:{Person.objects.get(email='new@hospital.example').pk}"
    kept = "".join(str(row) for row in Entry.objects.values_list())
    assert "Canary" not in kept
    assert "@" not in kept


def test_units_are_made_renamed_and_deleted_and_told_of_without_their_names(administrator: Person) -> None:
    unit = make_unit(administrator, "Pediatrics", NOW)
    rename_unit(administrator, unit, "pediatrics", NOW)
    rename_unit(administrator, Unit.objects.get(), "pediatrics", NOW)
    delete_unit(administrator, unit, NOW)

    assert told() == ["unit-made", "unit-renamed", "unit-deleted"]
    assert not Entry.objects.filter(facts__icontains="ediatrics").exists()


def test_a_unit_in_use_stays_and_one_of_an_old_invitation_goes(
    administrator: Person, clinician: Person
) -> None:
    used, asked = make_unit(administrator, "Used", NOW), make_unit(administrator, "Asked", NOW)
    change_place(administrator, clinician, Place(frozenset({Role.CLINICIAN}), used), NOW)
    invite(administrator, Invited("new@hospital.example", frozenset({Role.TRAINEE}), asked), NOW)

    for unit in (used, asked):
        with pytest.raises(UnitFault):
            delete_unit(administrator, unit, NOW)
    Invitation.objects.update(withdrawn=NOW)
    delete_unit(administrator, asked, NOW)
    assert [unit.name for unit in Unit.objects.all()] == ["Used"]


def test_a_units_name_is_given_once(administrator: Person) -> None:
    make_unit(administrator, "Pediatrics", NOW)
    other = make_unit(administrator, "Palliative care", NOW)

    with pytest.raises(UnitFault):
        make_unit(administrator, "PEDIATRICS", NOW)
    with pytest.raises(UnitFault):
        rename_unit(administrator, other, "Pediatrics", NOW)


def test_only_an_administrator_changes_units(administrator: Person, clinician: Person) -> None:
    unit = make_unit(administrator, "Pediatrics", NOW)

    for change in (
        lambda: make_unit(clinician, "x", NOW),
        lambda: rename_unit(clinician, unit, "x", NOW),
        lambda: delete_unit(clinician, unit, NOW),
    ):
        with pytest.raises(UnitFault):
            change()


def test_the_pages_of_units_lead_through(administrator: Person) -> None:
    client = came_in(administrator)
    client.post("/people/units", {"name": "Pediatrics"})
    unit = Unit.objects.get()
    client.post(f"/people/units/{unit.pk}", {"name": "Child health"})
    assert b"Child health" in client.get("/people/units").content
    client.post(f"/people/units/{unit.pk}/delete")

    assert not Unit.objects.exists()
