"""People are invited by an administrator, join once, and hold what the invitation says and nothing more."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from io import StringIO
from unittest import mock

import pytest
from django.core.exceptions import ValidationError
from django.core.management import CommandError, call_command
from django.test import Client

from bedside.server.people.inviting import (
    DAYS,
    InvitationFault,
    Invited,
    NotAllowedError,
    accept_invitation,
    first_administrator,
    invite,
    withdraw_invitation,
)
from bedside.server.people.models import Invitation, Person, Unit
from bedside.server.people.one_time_link import MINUTES, make_link, the_one_person, use_link
from bedside.server.people.roles import Role
from tests.server.conftest import PASSWORD, PersonWith

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
SOON = NOW + timedelta(minutes=5)
WHOM = Invited("new@hospital.example", frozenset({Role.CLINICIAN}))


def test_whoever_accepts_holds_the_roles_and_the_unit(person_with: PersonWith) -> None:
    unit = Unit.objects.create(name="Emergency medicine")
    whom = Invited("New@Hospital.example", frozenset({Role.TRAINEE, Role.SECOND_READER}), unit)
    _, secret = invite(person_with(Role.ADMINISTRATOR), whom, NOW)

    person = accept_invitation(secret, "Dr. New", PASSWORD, SOON)

    assert (person.email, person.unit) == ("new@hospital.example", unit)
    assert person.roles == {Role.TRAINEE, Role.SECOND_READER}
    assert person.check_password(PASSWORD)


@pytest.mark.parametrize("role", [role for role in Role if role is not Role.ADMINISTRATOR])
def test_nobody_but_an_administrator_invites(role: Role, person_with: PersonWith) -> None:
    with pytest.raises(NotAllowedError):
        invite(person_with(role), WHOM, NOW)


def test_a_link_works_once(person_with: PersonWith) -> None:
    _, secret = invite(person_with(Role.ADMINISTRATOR), WHOM, NOW)
    accept_invitation(secret, "Dr. New", PASSWORD, SOON)

    with pytest.raises(InvitationFault):
        accept_invitation(secret, "Somebody else", PASSWORD, SOON)


def test_a_link_that_is_too_old_or_withdrawn_is_useless(person_with: PersonWith) -> None:
    by = person_with(Role.ADMINISTRATOR)
    made, withdrawn = invite(by, WHOM, NOW)
    withdraw_invitation(by, made, NOW)
    _, old = invite(by, WHOM, NOW)

    for secret, when in ((withdrawn, SOON), (old, NOW + timedelta(days=DAYS))):
        with pytest.raises(InvitationFault):
            accept_invitation(secret, "Dr. New", PASSWORD, when)


def test_a_second_invitation_takes_the_first_ones_place(person_with: PersonWith) -> None:
    by = person_with(Role.ADMINISTRATOR)
    _, first = invite(by, WHOM, NOW)
    invite(by, WHOM, NOW)

    with pytest.raises(InvitationFault):
        accept_invitation(first, "Dr. New", PASSWORD, SOON)


def test_a_weak_password_uses_nothing_up(person_with: PersonWith) -> None:
    _, secret = invite(person_with(Role.ADMINISTRATOR), WHOM, NOW)

    with pytest.raises(ValidationError):
        accept_invitation(secret, "Dr. New", "password1234", SOON)
    assert accept_invitation(secret, "Dr. New", PASSWORD, SOON).name == "Dr. New"


def test_the_secret_itself_is_not_kept(person_with: PersonWith) -> None:
    made, secret = invite(person_with(Role.ADMINISTRATOR), WHOM, NOW)

    assert secret not in str(vars(made))


def test_the_pages_lead_from_the_invitation_to_the_sign_in(
    signed_in_as: Callable[..., Client], visitor: Client
) -> None:
    given = {"email": "new@hospital.example", "roles": ["clinician"]}
    made = signed_in_as(Role.ADMINISTRATOR).post("/people/invite", given)
    link = made.context["link"].removeprefix("https://bedside.hospital.example")

    page = visitor.get(link)
    joined = visitor.post(link, {"name": "Dr. New", "password": PASSWORD})

    assert b"new@hospital.example" in page.content
    assert joined.headers["Location"] == "/account/login/"
    assert (
        visitor.post("/account/login/", {"login": "new@hospital.example", "password": PASSWORD}).status_code
        == 302
    )
    assert visitor.get("/compose").status_code == 200


def test_what_a_form_does_not_ask_is_not_taken(signed_in_as: Callable[..., Client], visitor: Client) -> None:
    made = signed_in_as(Role.ADMINISTRATOR).post(
        "/people/invite", {"email": "n@h.example", "roles": ["clinician"]}
    )
    link = made.context["link"].removeprefix("https://bedside.hospital.example")

    visitor.post(
        link, {"name": "N", "password": PASSWORD, "roles": "administrator", "email": "other@h.example"}
    )

    joined = Person.objects.get(email="n@h.example")
    assert joined.roles == {Role.CLINICIAN}


def test_a_wrong_link_says_what_to_do(visitor: Client) -> None:
    answer = visitor.get("/join/guessed")

    assert answer.status_code == 404
    assert b"Ask the administrator" in answer.content


def test_the_first_administrator_is_made_once() -> None:
    first_administrator("admin@hospital.example", PASSWORD, NOW)

    with pytest.raises(InvitationFault):
        first_administrator("other@hospital.example", PASSWORD, NOW)
    assert Person.objects.get().roles == {Role.ADMINISTRATOR}


def test_the_command_asks_for_the_password_and_never_shows_it() -> None:
    out = StringIO()
    with mock.patch("sys.stdin", StringIO(f"{PASSWORD}\n")):
        call_command("first_administrator", "admin@hospital.example", stdout=out)

    assert Person.objects.get().check_password(PASSWORD)
    assert PASSWORD not in out.getvalue()


def test_the_command_says_what_is_wrong_with_a_password() -> None:
    with mock.patch("sys.stdin", StringIO("short\n")), pytest.raises(CommandError, match="at least 12"):
        call_command("first_administrator", "admin@hospital.example")


def test_a_one_time_link_works_once_and_for_minutes() -> None:
    good, late = make_link(NOW), NOW + timedelta(minutes=MINUTES)

    assert not use_link(good, late)
    assert use_link(good, SOON)
    assert not use_link(good, SOON)


def test_a_new_link_ends_the_one_before() -> None:
    first = make_link(NOW)
    make_link(NOW)

    assert not use_link(first, SOON)


def test_the_one_person_has_no_password() -> None:
    person = the_one_person()

    assert not person.has_usable_password()
    assert the_one_person() == person
    assert person.roles == {Role.CLINICIAN}


def test_an_address_in_other_letters_is_the_same_person(person_with: PersonWith) -> None:
    by = person_with(Role.ADMINISTRATOR, email="admin@hospital.example")

    with pytest.raises(InvitationFault):
        invite(by, Invited("ADMIN@hospital.example", frozenset({Role.CLINICIAN})), NOW)
    assert not Invitation.objects.exists()
