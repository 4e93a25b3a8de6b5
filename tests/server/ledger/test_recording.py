"""An act enters the ledger with its transaction, in one chain, and nothing else ever does."""

from collections.abc import Callable
from contextlib import suppress
from dataclasses import fields
from datetime import UTC, date, datetime
from enum import StrEnum
from typing import Any, get_type_hints
from uuid import UUID

import pytest
from django.db import IntegrityError, connection, transaction
from django.test import Client

from bedside.server.ledger import acts, append_only, values, wording
from bedside.server.ledger.act import Act, allowed
from bedside.server.ledger.acts import ACTS
from bedside.server.ledger.chain import GENESIS
from bedside.server.ledger.models import Checkpoint, Entry
from bedside.server.ledger.recording import LedgerFault, record
from bedside.server.ledger.values import (
    Digest,
    HeldRole,
    InvitationRef,
    Kind,
    Machine,
    OutsideLinkRef,
    PackEdition,
    PeerConcernRef,
    PersonRef,
    UnitRef,
    Whole,
)
from bedside.server.ledger.verifying import verify
from bedside.server.people.roles import Role

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
CANARY = "Mrs. Canary of Pawtucket"
# DESIGN.md: "Checks, verdicts, skipped pauses, kept drafts, audits and private practice never enter the ledger".
PRIVATE = (
    "draft",
    "check",
    "verdict",
    "pause",
    "kept",
    "audit",
    "practice",
    "lesson",
    "text",
    "words",
    "picture",
    "post",
)


def test_an_entry_holds_on_to_the_one_before() -> None:
    first = record(acts.UnitMade(UnitRef(7)), PersonRef(1), NOW)
    second = record(acts.UnitRenamed(UnitRef(7)), OutsideLinkRef(2), NOW)

    assert (first.number, first.previous, first.who, first.on) == (1, GENESIS, "person:1", "unit:7")
    assert (second.number, second.previous, second.who) == (2, first.hash, "outside-link:2")
    assert second.when == "2026-03-02T09:00:00.000000Z"
    assert verify() == ()


def test_facts_are_numbers_references_and_words_of_closed_lists() -> None:
    roles = frozenset({HeldRole.TRAINEE, HeldRole.CLINICIAN})
    told = [
        acts.InvitationMade(InvitationRef(3), roles, None),
        acts.LedgerSealed(Whole.LEDGER, 9, Digest("ab" * 32), date(2020, 1, 2)),
        acts.PolicyChosen(
            values.PolicyRef(1), frozenset({PackEdition("acp-fsmb-2013@1.2")}), None, date(2026, 3, 2)
        ),
        acts.LedgerExported(Whole.LEDGER, values.FileForm.CSV, 3, is_whole=True),
    ]

    assert [record(one, Machine.HOST, NOW).facts for one in told] == [
        '{"roles":["clinician","trainee"],"unit":null}',
        '{"hash":"' + "ab" * 32 + '","through":9,"until":"2020-01-02"}',
        '{"own_pack":null,"packs":["acp-fsmb-2013@1.2"],"since":"2026-03-02"}',
        '{"form":"csv","is_whole":true,"rows":3}',
    ]


@pytest.mark.parametrize("act", ACTS.values(), ids=list(ACTS))
def test_no_field_of_any_act_can_hold_free_text(act: type[Act]) -> None:
    for classes in (classes for _, classes in allowed(act).values()):
        assert str not in classes
        assert all(not issubclass(one, str) or issubclass(one, StrEnum) for one in classes)
    assert issubclass(get_type_hints(act)["on"], values.Ref | values.PeerConcernRef | values.Whole)


@pytest.mark.parametrize("act", ACTS.values(), ids=list(ACTS))
def test_every_field_of_every_act_refuses_words(act: type[Act]) -> None:
    for field in fields(act):
        given: dict[str, Any] = {one.name: sample(act, one.name) for one in fields(act)}
        record(act(**given), PersonRef(1), NOW)
        for wrong in (CANARY, frozenset({CANARY}), [CANARY], {CANARY: 1}, CANARY.encode(), 1.5, NOW):
            with pytest.raises(TypeError) as refused:
                record(act(**given | {field.name: wrong}), PersonRef(1), NOW)
            assert "Canary" not in str(refused.value)
    assert not Entry.objects.filter(facts__contains="Canary").exists()


SAMPLES: dict[type, object] = {
    Digest: Digest("ab" * 32),
    PackEdition: PackEdition("acp-fsmb-2013@1.2"),
    PeerConcernRef: PeerConcernRef(UUID("00000000-0000-4000-8000-000000000000")),
    bool: True,
    int: 3,
    date: date(2026, 3, 2),
}


def sample(act: type[Act], name: str) -> object:
    """A value that a field takes."""
    are_several, (first, *_) = allowed(act)[name]
    made: Any = first
    one = next(iter(made)) if issubclass(first, StrEnum) else SAMPLES.get(first) or made(3)
    return frozenset({one}) if are_several else one


def test_what_is_private_has_no_place_in_it() -> None:
    words = {*Kind, *ACTS, *wording.FACTS, *wording.VALUES}
    words |= {
        value
        for one in vars(values).values()
        if isinstance(one, type) and issubclass(one, StrEnum)
        for value in one
    }

    assert [word for word in words if set(word.split("-")) & set(PRIVATE)] == []
    assert {field.name for field in Entry._meta.get_fields()} == {
        "number", "when", "who", "act", "on", "facts", "previous", "hash"
    }  # fmt: skip


def test_a_peer_concern_has_a_random_number_and_no_other() -> None:
    PeerConcernRef(UUID("9b2e7a60-1d0c-4f43-9a63-7f0a2f6b1c55"))

    for number in (UUID(int=7), 7, "7"):
        with pytest.raises(TypeError):
            PeerConcernRef(number)  # type: ignore[arg-type]  # what is refused


@pytest.mark.parametrize("number", [0, -1, "1", 1.0, True])
def test_a_reference_is_a_number_from_one_on(number: object) -> None:
    with pytest.raises(TypeError):
        PersonRef(number)  # type: ignore[arg-type]  # what is refused


@pytest.mark.parametrize("by", ["person:1", CANARY, 1, None, UnitRef(1), HeldRole.TRAINEE])
def test_who_did_it_is_a_person_a_link_or_a_machine(by: Any) -> None:
    with pytest.raises(TypeError):
        record(acts.UnitMade(UnitRef(1)), by, NOW)


def test_an_act_of_ones_own_making_is_refused() -> None:
    class Own(acts.UnitMade):
        """Adds what it likes."""

    for act in (Own(UnitRef(1)), Act()):
        with pytest.raises((TypeError, AttributeError)):
            record(act, PersonRef(1), NOW)


def test_every_word_of_the_ledger_is_said_on_its_page() -> None:
    told = {field.name for act in ACTS.values() for field in fields(act)} - {"on"}

    assert set(wording.ACTS) == set(ACTS)
    assert {*Kind, *Machine} == set(wording.KINDS)
    assert told == set(wording.FACTS)


def test_the_roles_that_people_hold_can_be_written() -> None:
    assert {role.value for role in Role} <= {role.value for role in HeldRole}


@pytest.mark.django_db(transaction=True)
def test_an_act_is_written_in_a_transaction_and_goes_with_it() -> None:
    with pytest.raises(LedgerFault):
        record(acts.UnitMade(UnitRef(1)), PersonRef(1), NOW)
    with suppress(ZeroDivisionError), transaction.atomic():
        record(acts.UnitMade(UnitRef(1)), PersonRef(1), NOW)
        raise ZeroDivisionError
    with transaction.atomic():
        assert record(acts.UnitMade(UnitRef(1)), PersonRef(1), NOW).number == 1


COPY = """
    INSERT INTO ledger_entry
    SELECT {0}, "when", who, act, "on", facts, {1}, 'x' FROM ledger_entry WHERE number = 2
"""


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE ledger_entry SET who = 'person:2'",
        "DELETE FROM ledger_entry",
        "DELETE FROM ledger_entry WHERE number = 2",
        COPY.format("9", "hash"),
        COPY.format("3", "previous"),
        "UPDATE ledger_checkpoint SET hash = 'x'",
        "DELETE FROM ledger_checkpoint",
    ],
)
def test_the_database_itself_refuses(statement: str) -> None:
    for number in (1, 2):
        record(acts.UnitMade(UnitRef(number)), PersonRef(1), NOW)
    Checkpoint.objects.create(through=0, hash=GENESIS)

    with pytest.raises(IntegrityError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement)
    assert verify() == ()


@pytest.mark.skipif(connection.vendor != "postgresql", reason="SQLite has no TRUNCATE")
@pytest.mark.parametrize("table", ["ledger_entry", "ledger_checkpoint"])
def test_nor_is_it_emptied(table: str) -> None:
    with pytest.raises(IntegrityError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(f"TRUNCATE {table}")


def test_every_trigger_stands_after_all_migrations() -> None:
    assert append_only.missing(connection) == frozenset()


def test_checking_a_draft_leaves_no_entry(signed_in_as: Callable[..., Client]) -> None:
    client = signed_in_as(Role.CLINICIAN)
    client.get("/compose")
    client.post("/compose", {"text": CANARY, "kind": "post", "account": "personal", "audience": "public"})

    assert not Entry.objects.exists()
