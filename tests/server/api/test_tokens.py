"""A token opens what it is for, for as long as it is good and its maker is here, and is never kept."""

import re
from collections.abc import Callable
from datetime import timedelta

import pytest
from django.core.management import CommandError, call_command
from django.test import Client
from django.utils import timezone

from bedside.server.api.models import ApiToken
from bedside.server.api.scopes import Scope
from bedside.server.api.tokens import (
    MOST_TOKENS,
    PREFIX,
    TokenFault,
    Wanted,
    find_token,
    make_token,
    note_run_out,
    withdraw_token,
)
from bedside.server.ledger.models import Entry
from bedside.server.ledger.verifying import verify
from bedside.server.people.models import HeldRole, Person
from bedside.server.people.roles import Role
from tests.server.api.conftest import Program
from tests.server.conftest import PersonWith, browser
from tests.server.sealing.keys import alone

pytestmark = pytest.mark.django_db
NOW = timezone.now()
WANTED = Wanted("a program", frozenset({Scope.CHECK}), 30)
SHAPE = re.compile(r"bedside_[A-Za-z0-9_-]{43}\Z")


def test_a_token_is_found_by_its_word_and_has_256_random_bits(person: Person) -> None:
    secrets = {make_token(person, WANTED, NOW)[1] for _ in range(5)}

    assert len(secrets) == 5
    assert all(SHAPE.match(secret) for secret in secrets)


def test_the_token_itself_is_not_kept(person: Person) -> None:
    made, secret = make_token(person, WANTED, NOW)

    assert secret.removeprefix(PREFIX) not in str(vars(ApiToken.objects.get(pk=made.pk)))


def test_it_works_until_its_day(person: Person) -> None:
    _, secret = make_token(person, WANTED, NOW)

    assert find_token(secret, NOW + timedelta(days=29)) is not None
    assert find_token(secret, NOW + timedelta(days=30)) is None


def test_a_withdrawn_one_opens_nothing(person: Person, program: Program) -> None:
    assert program.get("version").status_code == 200
    withdraw_token(person, ApiToken.objects.get().pk, NOW)

    assert program.get("version").status_code == 401


def test_one_of_somebody_who_has_left_or_lost_all_roles_opens_nothing(
    person: Person, program: Program
) -> None:
    HeldRole.objects.filter(person=person).delete()
    assert program.get("version").status_code == 401
    person.held_roles.create(role=Role.CLINICIAN)
    assert program.get("version").status_code == 200
    Person.objects.update(is_active=False)
    assert program.get("version").status_code == 401


def told() -> list[tuple[str, str, str, str]]:
    return list(Entry.objects.order_by("number").values_list("act", "who", "on", "facts"))


def test_the_ledger_tells_of_making_and_withdrawing_and_nothing_else_of_it(person: Person) -> None:
    made, _ = make_token(person, Wanted("Mrs. Lind in room 12", WANTED.scopes, 30), NOW)
    withdraw_token(person, made.pk, NOW)

    who, on = f"person:{person.pk}", f"program-token:{made.pk}"
    assert told() == [
        ("program-token-made", who, on, "{}"),
        ("program-token-withdrawn", who, on, "{}"),
    ]
    assert not verify(())


def test_the_ledger_tells_once_that_a_token_has_run_out(person: Person) -> None:
    made, _ = make_token(person, WANTED, NOW)
    withdrawn, _ = make_token(person, WANTED, NOW)
    withdraw_token(person, withdrawn.pk, NOW)
    after = NOW + timedelta(days=30)

    assert note_run_out(NOW + timedelta(days=29)) == 0
    assert [note_run_out(after), note_run_out(after)] == [1, 0]
    assert told()[-1] == ("program-token-ran-out", "schedule", f"program-token:{made.pk}", "{}")


def test_a_token_that_is_not_withdrawn_is_not_told_of(person: Person, person_with: PersonWith) -> None:
    made, _ = make_token(person, WANTED, NOW)
    with pytest.raises(TokenFault):
        withdraw_token(person_with(Role.ADMINISTRATOR), made.pk, NOW)

    assert [act for act, *_ in told()] == ["program-token-made"]


def test_on_ones_own_machine_there_is_no_ledger_of_tokens(person: Person) -> None:
    with alone():
        made, _ = make_token(person, WANTED, NOW)
        withdraw_token(person, made.pk, NOW)

    assert told() == []


def test_nobody_withdraws_anothers(person: Person, person_with: PersonWith) -> None:
    made, secret = make_token(person, WANTED, NOW)

    with pytest.raises(TokenFault):
        withdraw_token(person_with(Role.ADMINISTRATOR), made.pk, NOW)
    assert find_token(secret, NOW) is not None


@pytest.mark.parametrize(
    "wanted", [Wanted("x", frozenset(), 30), Wanted("x", WANTED.scopes, 0), Wanted("x", WANTED.scopes, 366)]
)
def test_one_for_nothing_or_for_ever_is_not_made(wanted: Wanted, person: Person) -> None:
    with pytest.raises(TokenFault):
        make_token(person, wanted, NOW)


def test_there_is_an_end_to_how_many_one_has(person: Person) -> None:
    for _ in range(MOST_TOKENS):
        make_token(person, WANTED, NOW)

    with pytest.raises(TokenFault):
        make_token(person, WANTED, NOW)


@pytest.mark.parametrize(
    ("scope", "opened"), [(Scope.CHECK, "check"), (Scope.EXPLAIN, "explain"), (Scope.POLICY, "policy")]
)
def test_it_opens_what_it_is_for_and_the_version(
    scope: Scope, opened: str, program_for: Callable[..., Program]
) -> None:
    program = program_for(scope)
    answers = {
        "check": program.post("check", {"text": "words"}).status_code,
        "explain": program.get("explain").status_code,
        "policy": program.get("policy").status_code,
    }

    assert answers == {name: 200 if name == opened else 403 for name in answers}
    assert program.get("version").status_code == 200


@pytest.mark.parametrize(
    "header",
    [
        "",
        "Bearer",
        "Bearer ",
        "Bearer wrong",
        "Bearer bedside_wrong",
        "Basic bedside_x",
        "Bearer bedside_é",
        "bedside_x",
    ],
)
def test_without_a_good_one_nothing_is_opened(header: str) -> None:
    answer = browser().get("/api/v1/version", headers={"Authorization": header} if header else {})

    assert (answer.status_code, answer.json()["error"]["where"]) == (401, "Authorization")
    assert answer["WWW-Authenticate"].startswith("Bearer")


def test_the_day_of_the_last_use_is_noted_and_no_time(program: Program) -> None:
    program.get("version")

    assert ApiToken.objects.get().last_used == timezone.now().date()


def test_a_person_makes_and_withdraws_one_on_the_pages(signed_in_as: Callable[..., Client]) -> None:
    client = signed_in_as(Role.TRAINEE)
    made = client.post("/tokens/make", {"name": "My extension", "scopes": ["check"], "days": "90"})
    secret = made.context["secret"]

    assert secret in made.content.decode()
    assert "no-store" in made["Cache-Control"]
    listed = client.get("/tokens/").content.decode()
    assert "My extension" in listed
    assert secret not in listed
    assert Program(browser(), secret).get("version").status_code == 200
    client.post(f"/tokens/{ApiToken.objects.get().pk}/withdraw")
    assert Program(browser(), secret).get("version").status_code == 401
    assert "My extension" not in client.get("/tokens/").content.decode()


def test_a_form_takes_no_scope_that_there_is_not(signed_in_as: Callable[..., Client]) -> None:
    given = {"name": "x", "scopes": ["everything"], "days": "9999"}
    page = signed_in_as(Role.CLINICIAN).post("/tokens/make", given)

    assert sorted(page.context["form"].errors) == ["days", "scopes"]
    assert not ApiToken.objects.exists()


def test_the_command_is_for_ones_own_machine_alone() -> None:
    with pytest.raises(CommandError, match="page"):
        call_command("make_token", "x")
