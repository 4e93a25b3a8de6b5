"""Every address, as every role and as nobody: what the table opens is open, everything else is refused."""

from collections.abc import Callable

import pytest
from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.test import Client, override_settings
from django.urls import path, resolve

from bedside.server.people.models import Person
from bedside.server.people.permissions import PermissionsFault, _rule, may, rules
from bedside.server.people.roles import Role
from tests.server.addresses import addresses
from tests.server.conftest import browser

INSTITUTION, ALONE = "bedside.server.urls_institution", "bedside.server.urls_alone"
WALKED = addresses(INSTITUTION)

pytestmark = pytest.mark.django_db


def is_refused(response: HttpResponseBase) -> bool:
    """Whether the guard answered: not allowed, or sent to sign in; or an operation, that there is no good token."""
    if response.has_header("WWW-Authenticate"):
        return True
    pages = {template.name for template in getattr(response, "templates", [])}
    is_sent_away = response.headers.get("Location", "").startswith("/account/login/?next=")
    return is_sent_away or (response.status_code == 403 and "errors/403.html" in pages)


def opened(client: Client, asked: str) -> bool:
    """Whether the view was reached, with whatever it says of a made-up number or link."""
    return not is_refused(client.get(asked)) and not is_refused(client.post(asked))


@pytest.mark.parametrize("urlconf", [INSTITUTION, ALONE])
def test_every_address_stands_in_the_table(urlconf: str) -> None:
    named = {name for rule in rules() for name in rule.names}

    assert [address.name for address in addresses(urlconf) if address.name not in named] == []


def test_every_name_in_the_table_is_an_address() -> None:
    standing = {address.name for urlconf in (INSTITUTION, ALONE) for address in addresses(urlconf)}

    assert [name for rule in rules() for name in rule.names if name not in standing] == []


@pytest.mark.parametrize("address", WALKED, ids=lambda address: address.name)
def test_the_path_that_is_walked_leads_to_the_address(address: object) -> None:
    found = resolve(getattr(address, "path", ""), INSTITUTION)

    assert found.view_name == getattr(address, "name", "")


def test_nobody_in_particular_opens_only_what_is_for_anyone() -> None:
    wrong = [one.name for one in WALKED if opened(browser(), one.path) != may(None, one.name)]

    assert wrong == []


@pytest.mark.parametrize("role", Role)
def test_a_role_opens_what_the_table_says_and_nothing_else(
    role: Role, person_with: Callable[..., Person]
) -> None:
    person = person_with(role)
    wrong = []
    for one in WALKED:
        client = browser()
        client.force_login(person)
        if opened(client, one.path) != may(person, one.name):
            wrong.append(one.name)

    assert wrong == []


def test_somebody_without_a_role_opens_only_what_is_for_everybody(person_with: Callable[..., Person]) -> None:
    person = person_with()

    assert may(person, "home")
    assert not may(person, "people:people")


def test_only_an_administrator_sees_people_and_invites(person_with: Callable[..., Person]) -> None:
    may_invite = {role for role in Role if may(person_with(role), "people:invite")}

    assert may_invite == {Role.ADMINISTRATOR}


def test_whoever_has_left_opens_nothing_but_the_sign_in(signed_in_as: Callable[..., Client]) -> None:
    client = signed_in_as(Role.ADMINISTRATOR)
    Person.objects.update(is_active=False)

    assert is_refused(client.get("/people/"))
    assert is_refused(client.get("/"))


def unplaced(request: HttpRequest) -> HttpResponse:
    return HttpResponse("reached")


urlpatterns = [path("unplaced", unplaced, name="unplaced"), path("unnamed", unplaced)]


@pytest.mark.parametrize("asked", ["/unplaced", "/unnamed"])
def test_an_address_in_no_row_is_refused_to_everybody(
    asked: str, signed_in_as: Callable[..., Client], visitor: Client
) -> None:
    with override_settings(ROOT_URLCONF=__name__):
        answers = [client.get(asked) for client in (visitor, signed_in_as(Role.ADMINISTRATOR))]

    assert [(answer.status_code, b"reached" in answer.content) for answer in answers] == [(403, False)] * 2


def test_a_program_is_told_that_nobody_has_signed_in(visitor: Client) -> None:
    answer = visitor.get("/", headers={"accept": "application/json"})

    assert answer.status_code == 401
    assert answer.json()["error"]["status"] == 401


@pytest.mark.parametrize("role", [role for role in Role if role.is_staff])
def test_staff_set_up_a_second_factor_before_anything_else(
    role: Role, signed_in_as: Callable[..., Client]
) -> None:
    client = signed_in_as(role, second_factor=False)

    assert client.get("/compose").headers["Location"] == "/account/second-factor/"
    assert client.get("/account/second-factor/").status_code == 200


@pytest.mark.parametrize("role", [Role.CLINICIAN, Role.TRAINEE])
def test_clinicians_and_trainees_may_do_without_one(role: Role, signed_in_as: Callable[..., Client]) -> None:
    assert signed_in_as(role).get("/compose").status_code == 200


@pytest.mark.parametrize(
    "row", [{}, {"names": ["x"], "may": "anyone"}, {"names": "x", "may": "anyone", "why": ""}]
)
def test_a_row_that_lacks_a_part_is_refused(row: dict[str, object]) -> None:
    with pytest.raises(PermissionsFault):
        _rule(row)


def test_the_guard_stands_in_the_settings() -> None:
    assert "bedside.server.people.guard.Guard" in settings.MIDDLEWARE
