"""Before what would hurt most at somebody else's open session, one shows again who one is."""

from dataclasses import replace
from unittest import mock

import pytest
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value, yield_hotp_counters_from_time
from django.conf import settings
from django.test import Client, override_settings

from bedside.server.addresses import sign_in_providers
from bedside.server.api.models import ApiToken
from bedside.server.configuration import InstitutionSignIn
from bedside.server.ledger.models import Entry
from bedside.server.people.models import Person
from bedside.server.people.permissions import Asks, rules
from bedside.server.people.roles import Role
from tests.server.conftest import PASSWORD, PersonWith, browser, came_in
from tests.server.sealing.keys import alone

pytestmark = pytest.mark.django_db
SECRET = "JBSWY3DPEHPK3PXP"
TOKEN = {"name": "My extension", "scopes": ["check"], "days": "90"}
GUARDED = {
    "tokens:make": Asks.ALWAYS,
    "ledger:export": Asks.ALWAYS,
    "people:person": Asks.TO_CHANGE,
    "people:reset_second_factor": Asks.TO_CHANGE,
    "people:deactivate": Asks.TO_CHANGE,
    "people:reactivate": Asks.TO_CHANGE,
    "people:invite": Asks.TO_CHANGE,
    "people:invite_again": Asks.TO_CHANGE,
}


def code() -> str:
    return str(format_hotp_value(hotp_value(SECRET, next(iter(yield_hotp_counters_from_time())))))


@pytest.fixture
def administrator(person_with: PersonWith) -> Person:
    return person_with(Role.ADMINISTRATOR, email="admin@hospital.example")


@pytest.fixture
def clinician(person_with: PersonWith) -> Person:
    return person_with(Role.CLINICIAN, email="clinician@hospital.example")


def stale(person: Person, minutes: int = 6) -> Client:
    return came_in(browser(), person, minutes_ago=minutes)


def test_what_asks_for_a_fresh_sign_in_stands_in_the_table() -> None:
    asking = {name: rule.fresh_sign_in for rule in rules() for name in rule.names}

    assert {name: asking[name] for name in GUARDED} == GUARDED


def test_a_token_is_made_only_after_the_password(clinician: Person) -> None:
    client = stale(clinician)
    asked = client.get("/tokens/make")
    assert asked.headers["Location"] == "/account/reauthenticate/?next=%2Ftokens%2Fmake"

    wrong = client.post("/account/reauthenticate/", {"password": "something else", "next": "/tokens/make"})
    assert wrong.status_code == 200
    assert client.get("/tokens/make").status_code == 302
    right = client.post("/account/reauthenticate/", {"password": PASSWORD, "next": "/tokens/make"})
    assert right.headers["Location"] == "/tokens/make"
    assert client.post("/tokens/make", TOKEN).status_code == 200
    assert ApiToken.objects.count() == 1


def test_what_was_sent_goes_on_by_itself(clinician: Person) -> None:
    client = stale(clinician)
    client.post("/tokens/make", TOKEN)
    assert not ApiToken.objects.exists()
    done = client.post("/account/reauthenticate/", {"password": PASSWORD, "next": "/tokens/make"})

    assert b"bedside_" in done.content
    assert "no-store" in done["Cache-Control"]
    assert ApiToken.objects.get().name == "My extension"


def test_whoever_has_a_second_factor_shows_that_and_not_less(
    administrator: Person, clinician: Person
) -> None:
    client = stale(administrator)
    page = f"/people/{clinician.pk}"
    asked = client.post(page, {"roles": ["trainee"], "unit": ""})
    assert asked.headers["Location"].startswith("/account/second-factor/reauthenticate/")

    by_password = client.post("/account/reauthenticate/", {"password": PASSWORD, "next": page})
    assert by_password.headers["Location"].startswith("/account/second-factor/reauthenticate/")
    assert Person.objects.get(pk=clinician.pk).roles == {Role.CLINICIAN}

    client.post("/account/second-factor/reauthenticate/", {"code": code(), "next": page})
    assert Person.objects.get(pk=clinician.pk).roles == {Role.TRAINEE}


def test_a_password_alone_is_not_fresh_where_there_is_a_second_factor(administrator: Person) -> None:
    client = browser()
    with mock.patch("tests.server.conftest.Authenticator.objects.filter") as none:
        none.return_value.exists.return_value = False
        came_in(client, administrator)

    assert client.get("/tokens/make").status_code == 302


@pytest.mark.parametrize("what", ["", "/deactivate", "/reset-second-factor"])
def test_nobody_is_changed_at_an_old_session(
    what: str, administrator: Person, person_with: PersonWith
) -> None:
    other = person_with(Role.SECOND_READER, email="reader@hospital.example")
    answer = stale(administrator).post(f"/people/{other.pk}{what}", {"roles": ["trainee"], "unit": ""})

    assert "/reauthenticate/" in answer.headers["Location"]
    assert not Entry.objects.exists()


def test_the_ledger_does_not_leave_at_an_old_session(administrator: Person) -> None:
    client = stale(administrator)
    answer = client.post("/ledger/export", {"form": "jsonl"})

    assert "/reauthenticate/" in answer.headers["Location"]
    assert not Entry.objects.exists()
    given = client.post("/account/second-factor/reauthenticate/", {"code": code(), "next": "/ledger/export"})
    assert given["Content-Disposition"].startswith("attachment")
    assert Entry.objects.get().act == "ledger-exported"


@pytest.mark.parametrize("page", ["/people/", "/people/invite", "/ledger/", "/tokens/"])
def test_looking_asks_for_nothing(page: str, administrator: Person) -> None:
    assert stale(administrator).get(page).status_code == 200


@pytest.mark.parametrize(("minutes", "status"), [(0, 200), (4, 200), (5, 302), (600, 302)])
def test_it_is_fresh_for_five_minutes(minutes: int, status: int, clinician: Person) -> None:
    assert stale(clinician, minutes).get("/tokens/make").status_code == status


def test_a_session_of_somebody_else_is_not_fresh(clinician: Person, person_with: PersonWith) -> None:
    client = came_in(browser(), clinician)
    session = client.session
    session["account_authentication_methods_user"] = str(person_with(Role.TRAINEE).pk)
    session.save()

    assert client.get("/tokens/make").status_code == 302


def test_a_program_is_told(clinician: Person) -> None:
    assert stale(clinician).get("/tokens/make", headers={"accept": "application/json"}).status_code == 403


def test_whoever_comes_by_the_institutions_sign_in_comes_by_it_again(clinician: Person) -> None:
    clinician.set_unusable_password()
    clinician.save()
    client = stale(clinician)
    sign_in = InstitutionSignIn(
        "https://login.hospital.example", "bedside", "a secret", "Mercy", asks_second_factor=False
    )
    with override_settings(
        CONFIGURATION=replace(settings.CONFIGURATION, sign_in=sign_in),
        SOCIALACCOUNT_PROVIDERS=sign_in_providers(sign_in),
    ):
        page = client.get("/tokens/make")

    assert page.status_code == 403
    assert "prompt%3Dlogin" in page.content.decode()
    assert "next=%2Ftokens%2Fmake" in page.content.decode()


def test_alone_there_is_nothing_to_ask_for(clinician: Person) -> None:
    with alone(), override_settings(ROOT_URLCONF="bedside.server.urls_alone"):
        client = browser()
        client.force_login(clinician, backend=settings.AUTHENTICATION_BACKENDS[0])
        assert client.get("/tokens/make").status_code == 200
