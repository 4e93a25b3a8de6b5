"""A request chooses among the packs that the institution has in force; what the institution adds always counts."""

from typing import Any

import pytest
from django.utils import timezone

from bedside.server.people.models import Person
from bedside.server.people.roles import Role
from bedside.server.policies.choosing import Terms, Wanted, latest_number, put_in_force
from bedside.server.policies.in_force import choosable
from tests.server.api.conftest import Program
from tests.server.conftest import PersonWith
from tests.server.policies.packs import GOOD
from tests.server.sealing.keys import alone

pytestmark = pytest.mark.django_db
DRAFT = {"text": "54 yo woman from Cumberland came in Tuesday night, crazy drunk."}


@pytest.fixture
def officer(person_with: PersonWith) -> Person:
    return person_with(Role.PROFESSIONALISM_OFFICER)


def packs_of(report: dict[str, Any]) -> list[str]:
    return [name.partition("@")[0] for name in report["policy"]]


def test_a_check_goes_by_what_is_asked_for_and_the_next_one_by_all(program: Program) -> None:
    chosen = program.post("check", DRAFT | {"policy": ["hipaa"]}).json()
    usual = program.post("check", DRAFT).json()

    assert packs_of(chosen) == ["hipaa"]
    assert set(packs_of(usual)) == set(choosable())
    assert all(one.startswith("hipaa") for concern in chosen["concerns"] for one in concern["clauses"])
    assert chosen["verdict"] == "hold"


def test_null_is_as_if_nothing_were_said(program: Program) -> None:
    assert program.post("check", DRAFT | {"policy": None}).json() == program.post("check", DRAFT).json()


def test_only_what_the_institution_has_in_force_can_be_chosen_and_its_own_pack_stays(
    program: Program, officer: Person
) -> None:
    now = timezone.now()
    put_in_force(
        officer, Wanted(("hipaa", "gmc-2024"), GOOD), Terms(timezone.localdate(), latest_number()), now
    )

    assert packs_of(program.post("check", DRAFT | {"policy": ["gmc-2024"]}).json()) == [
        "gmc-2024",
        "harbor-lantern",
    ]
    refused = program.post("check", DRAFT | {"policy": ["ama-code"]})
    assert (refused.status_code, refused.json()["error"]["where"]) == (409, "/policy/0")


def test_alone_one_chooses_among_all(program: Program) -> None:
    with alone():
        assert packs_of(program.post("check", DRAFT | {"policy": ["gmc-2024"]}).json()) == ["gmc-2024"]


def test_each_line_of_a_batch_chooses_for_itself(program: Program) -> None:
    lines = '{"text": "Words.", "policy": ["hipaa"]}\n{"text": "Words."}\n{"text": "Words.", "policy": ["nowhere"]}\n'
    first, second, third = program.lines("check/batch", lines)

    assert packs_of(first) == ["hipaa"]
    assert len(packs_of(second)) > 1
    assert third["line"] == 3
    assert third["error"]["where"] == "/policy/0"


@pytest.mark.parametrize(
    ("policy", "where"),
    [
        ([], "/policy"),
        ("hipaa", "/policy"),
        ({"hipaa": True}, "/policy"),
        (5, "/policy"),
        (["hipaa"] * 51, "/policy"),
        (["hipaa", "hipaa"], "/policy/1"),
        ([["hipaa"]], "/policy/0"),
        ([None], "/policy/0"),
        (["x" * 100_000], "/policy/0"),
    ],
)
def test_a_choice_that_is_none_is_told_by_its_place(policy: object, where: str, program: Program) -> None:
    refused = program.post("check", DRAFT | {"policy": policy})

    assert (refused.status_code, refused.json()["error"]["where"]) == (422, where)
    assert len(refused.content) < 2_000


def test_a_pack_that_is_not_here_is_not_repeated(program: Program) -> None:
    refused = program.post("check", DRAFT | {"policy": ["hipaa", "../../etc/passwd"]})

    assert (refused.status_code, refused.json()["error"]["where"]) == (409, "/policy/1")
    assert "passwd" not in refused.content.decode()


def test_what_is_wrong_with_draft_and_choice_is_told_at_once(program: Program) -> None:
    told = program.post("check", {"text": "", "kind": "pots", "policy": ["hippa"]}).json()["error"]["faults"]

    assert {fault["where"] for fault in told} == {"/kind", "/text", "/policy/0"}
    assert "Did you mean 'hipaa'?" in {fault["do"] for fault in told}


def test_what_only_looks_goes_by_no_pack(program: Program) -> None:
    assert program.post("see", DRAFT | {"policy": ["hipaa"]}).status_code == 422
