"""The page of the ledger: for two roles, by act and period, with names of today, and taken out with a note of it."""

import json
from collections.abc import Callable
from datetime import UTC, datetime

import pytest
from django.test import Client

from bedside.server.ledger.acts import Joined, RolesChanged, UnitMade
from bedside.server.ledger.models import Entry
from bedside.server.ledger.recording import record
from bedside.server.ledger.values import HeldRole, InvitationRef, Machine, PersonRef, UnitRef, WayIn
from bedside.server.people.models import Person, Unit
from bedside.server.people.roles import Role
from tests.server.conftest import PersonWith, browser, came_in

pytestmark = pytest.mark.django_db
MARCH, APRIL = datetime(2026, 3, 2, 9, 0, tzinfo=UTC), datetime(2026, 4, 2, 9, 0, tzinfo=UTC)


@pytest.fixture
def officer(person_with: PersonWith) -> Client:
    person = person_with(Role.PROFESSIONALISM_OFFICER, email="officer@hospital.example")
    Person.objects.filter(pk=person.pk).update(name="Dr. <b>Officer</b>")
    unit = Unit.objects.create(name="Pediatrics")
    trainee = frozenset({HeldRole.TRAINEE})
    record(UnitMade(UnitRef(unit.pk)), PersonRef(person.pk), MARCH)
    record(
        Joined(PersonRef(900), InvitationRef(3), trainee, UnitRef(unit.pk), WayIn.LINK), PersonRef(900), MARCH
    )
    record(RolesChanged(PersonRef(person.pk), trainee, frozenset()), Machine.HOST, APRIL)
    return came_in(browser(), person)


def shown(client: Client, asked: str = "") -> list[int]:
    return [entry.number for entry in client.get(f"/ledger/{asked}").context["entries"]]


def test_names_are_those_of_today_and_are_shown_as_words(officer: Client) -> None:
    page = officer.get("/ledger/").content.decode()

    assert "Dr. &lt;b&gt;Officer&lt;/b&gt;" in page
    assert "Pediatrics" in page
    assert "person 900 (no longer here)" in page


@pytest.mark.parametrize(
    ("asked", "numbers"),
    [
        ("", [3, 2, 1]),
        ("?act=joined", [2]),
        ("?since=2026-04-01", [3]),
        ("?until=2026-03-02", [2, 1]),
        ("?since=2026-03-02&until=2026-04-02&act=roles-changed", [3]),
        ("?since=2026-05-01", []),
        ("?act=no-such-act", []),
        ("?since=2026-04-01&until=2026-03-01", []),
        ("?since=yesterday", []),
        ("?page=99", [3, 2, 1]),
    ],
)
def test_an_act_and_a_period_are_chosen(asked: str, numbers: list[int], officer: Client) -> None:
    assert shown(officer, asked) == numbers


def test_a_long_ledger_is_shown_by_pages_that_keep_the_choice(officer: Client) -> None:
    for _ in range(60):
        record(UnitMade(UnitRef(1)), Machine.HOST, APRIL)
    first = officer.get("/ledger/?act=unit-made")

    assert len(first.context["entries"]) == 50
    assert "act=unit-made&amp;page=2" in first.content.decode()
    assert len(shown(officer, "?act=unit-made&page=2")) == 11


@pytest.mark.parametrize("form", ["jsonl", "csv"])
def test_taking_it_out_is_noted_by_whom_before_it_is_handed_out(form: str, officer: Client) -> None:
    answer = officer.post("/ledger/export", {"form": form})
    lines = b"".join(answer).decode().splitlines()
    noted = Entry.objects.get(act="ledger-exported")

    assert len(lines) == 4 + (form == "csv")
    assert noted.facts == f'{{"form":"{form}","is_whole":true,"rows":3}}'
    assert noted.who.startswith("person:")
    assert noted.hash in lines[-1]
    assert answer.headers["Content-Disposition"] == f'attachment; filename="bedside-ledger-4.{form}"'


def test_what_was_chosen_is_what_is_taken_out(officer: Client) -> None:
    answer = officer.post("/ledger/export", {"form": "jsonl", "until": "2026-03-31"})
    lines = b"".join(answer).decode().splitlines()

    assert [json.loads(line)["number"] for line in lines] == [1, 2]
    assert Entry.objects.get(act="ledger-exported").facts == '{"form":"jsonl","is_whole":false,"rows":2}'


@pytest.mark.parametrize("given", [{}, {"form": "pdf"}, {"form": "csv", "act": "no-such-act"}])
def test_what_cannot_be_read_takes_nothing_out(given: dict[str, str], officer: Client) -> None:
    assert officer.post("/ledger/export", given).status_code == 400
    assert not Entry.objects.filter(act="ledger-exported").exists()


def test_it_is_not_taken_out_by_a_link_or_by_a_form_from_elsewhere(officer: Client) -> None:
    elsewhere = browser(checks_csrf=True)
    elsewhere.cookies = officer.cookies

    assert officer.get("/ledger/export").status_code == 405
    assert elsewhere.post("/ledger/export", {"form": "csv"}).status_code == 403


@pytest.mark.parametrize(
    "role", [Role.CLINICIAN, Role.COMMUNICATIONS, Role.EDUCATOR, Role.SECOND_READER, Role.TRAINEE]
)
def test_nobody_else_reads_it(role: Role, signed_in_as: Callable[..., Client]) -> None:
    client = signed_in_as(role)

    assert client.get("/ledger/").status_code == 403
    assert client.post("/ledger/export", {"form": "csv"}).status_code == 403


def test_facts_that_somebody_made_unreadable_do_not_break_the_page(officer: Client) -> None:
    last = Entry.objects.get(number=3)
    Entry.objects.create(
        number=4,
        when=last.when,
        who="nobody",
        act="x",
        on="y:z",
        facts="[",
        previous=last.hash,
        hash="z" * 64,
    )

    assert shown(officer) == [4, 3, 2, 1]
