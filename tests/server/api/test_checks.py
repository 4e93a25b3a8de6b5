"""What a program is told of a draft is what the command tells, and nothing of the draft stays anywhere."""

import io
import json
import logging
import sys
from collections.abc import Mapping
from datetime import date
from typing import Any

import pytest
from django.db import connection
from django.test import override_settings

from bedside.cli.main import main
from bedside.server.api.batches import Batch
from bedside.server.api.examples import CONTACT
from bedside.server.api.strictness import strict_draft
from bedside.server.errors import Refused
from tests.server.api.conftest import Program

pytestmark = pytest.mark.django_db
CANARY = "quillonberry"
DRAFTS = [
    {"id": "1", "text": "54 yo woman from Cumberland came in Tuesday night, crazy drunk, what a shit show."},
    {
        "id": "zwei",
        "text": "🤦🤦 What a shit show.\u2028Grateful for our nurses. Nine in ten need no antibiotic.",
    },
    {
        "id": "3",
        "text": "Flu shots are in! Come by any weekday before noon.",
        "platform": "x",
        "account": "professional",
    },
    {
        "id": "4",
        "kind": "review-reply",
        "text": "We looked after you last week.",
        "in_reply_to": "They left me waiting.",
        "author": {"role": "physician", "state": "RI", "affiliations": ["Mercy Clinic"]},
        "attachments": [{"type": "photo", "shows": "a patient's arm", "authorization": "none"}],
        "interests": [{"maker": "Corvessa Medical", "product": "Corvessa patch", "kind": "speaker fee"}],
    },
]
BAD = "not json"
LINES = "application/jsonl"
KNOWN = "ab" * 32


@pytest.mark.parametrize(("path", "command"), [("check", "check"), ("see", "see")])
def test_an_answer_is_byte_by_byte_that_of_the_command(
    path: str,
    command: str,
    program: Program,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    given = "".join(json.dumps(draft) + "\n" for draft in DRAFTS).encode()
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(given)))
    main([command, "--jsonl"])
    told = capsys.readouterr().out

    assert "".join(program.post(path, draft).content.decode() for draft in DRAFTS) == told
    batch = program.post(f"{path}/batch", given, "application/jsonl")
    assert b"".join(batch.streaming_content).decode() == told


def test_a_batch_answers_a_bad_line_in_its_place_and_goes_on(program: Program) -> None:
    lines = [
        json.dumps({"id": "a", "text": "fine"}),
        "",
        BAD,
        '{"text": 7, "kind": "x"}',
        '{"text": "fine", "txt": 1}',
    ]
    told = program.lines("check/batch", "\n".join(lines))

    assert [one.get("line") for one in told] == [None, 3, 4, 5]
    assert told[0]["verdict"] == "post"
    assert [one["error"]["status"] for one in told[1:]] == [400, 422, 422]
    assert [fault["where"] for fault in told[2]["error"]["faults"]] == ["/text", "/kind"]


def test_a_batch_answers_each_line_as_soon_as_it_is_done() -> None:
    asked: list[str] = []

    def note(draft: Any) -> dict[str, object]:
        asked.append(draft.id)
        return {"id": draft.id}

    batch = Batch("\n".join(map(json.dumps, DRAFTS)).encode(), lambda given: note(strict_draft(given)))

    assert json.loads(next(batch))["id"] == "1"
    assert asked == ["1"]
    batch.close()


def test_one_batch_at_a_time_and_the_place_is_given_back(program: Program) -> None:
    first = program.post("check/batch", '{"text": "fine"}', "application/jsonl")
    second = program.post("check/batch", '{"text": "fine"}', "application/jsonl")
    assert len(list(first.streaming_content)) == 1
    third = program.lines("check/batch", '{"text": "fine"}')

    assert (second.status_code, second["Retry-After"].isdigit()) == (429, True)
    assert [one["verdict"] for one in third] == ["post"]


def nothing(draft: Any) -> dict[str, object]:
    return {"id": draft.id}


def test_whoever_stops_reading_gives_the_place_back() -> None:
    first = Batch(b"", nothing)
    first.close()
    first.close()
    second = Batch(b"", nothing)

    with pytest.raises(Refused):
        Batch(b"", nothing)
    second.close()


def test_a_draft_on_which_we_fail_costs_no_other(
    program: Program, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def fail(draft: Any, _by: object) -> dict[str, object]:
        if draft.id == "1":
            raise RuntimeError(draft.text)
        return {"id": draft.id}

    monkeypatch.setattr("bedside.server.api.checks._report", fail)
    told = program.lines("check/batch", "\n".join(map(json.dumps, DRAFTS[:2])))

    assert (told[0]["line"], told[0]["error"]["status"], told[1]) == (1, 500, {"id": "zwei"})
    assert "Cumberland" not in json.dumps(told)


@pytest.mark.parametrize(
    ("body", "kind", "status", "where"),
    [
        ("{", "application/json", 400, "body"),
        ('{"a":' * 100_000, "application/json", 400, "body"),
        ('{"text": NaN}', "application/json", 400, "body"),
        ('{"id": ' + "9" * 5000 + "}", "application/json", 400, "body"),
        ("[1]", "application/json", 400, "body"),
        (b'{"text": "\xff"}', "application/json", 400, "body"),
        ('{"text": "words"}', "text/plain", 415, "Content-Type"),
        ('{"text": "words"}', "application/jsonl", 415, "Content-Type"),
        ({"text": ""}, "application/json", 422, "/text"),
        (
            {"text": "words", "author": {"affiliations": ["a", 3]}},
            "application/json",
            422,
            "/author/affiliations/1",
        ),
        ({"text": "words", "attachments": [{"kind": CANARY}]}, "application/json", 422, "/attachments/0"),
        ({"text": "words", CANARY: CANARY}, "application/json", 422, "body"),
        ({"text": "x" * 1_900_000}, "application/json", 422, "/text"),
        ({"text": "x" * 2_100_000}, "application/json", 413, "body"),
    ],
)
def test_what_is_wrong_is_told_where_it_is_and_not_in_its_own_words(
    body: Any, kind: str, status: int, where: str, program: Program
) -> None:
    answer = program.post("check", body, kind)
    error = answer.json()["error"]

    assert (answer.status_code, error["status"], error["where"]) == (status, status, where)
    assert sorted(error) == ["do", "faults", "status", "what", "where"]
    assert error["what"]
    assert error["do"]
    assert CANARY not in answer.content.decode()


def test_all_faults_are_told_at_once_and_a_misspelt_field_is_offered(program: Program) -> None:
    sent = {"txt": "words", "kind": "pots", "author": {"role": 5}, "interests": [{"makr": "x"}]}
    faults = program.post("check", sent).json()["error"]["faults"]

    assert [fault["where"] for fault in faults] == ["/kind", "/author/role", "/text", "body", "/interests/0"]
    assert "'text'" in faults[3]["do"]
    assert "'maker'" in faults[4]["do"]


def test_a_name_of_a_file_opens_nothing(program: Program) -> None:
    named = {"text": "words", "attachments": [{"path": "/etc/hostname"}]}
    unnamed = {"text": "words", "attachments": [{}]}

    assert program.post("check", named).json() == program.post("check", unnamed).json()


def test_nothing_of_a_draft_is_kept_or_logged(
    program: Program, caplog: pytest.LogCaptureFixture, capfd: pytest.CaptureFixture[str]
) -> None:
    caplog.set_level(logging.DEBUG)
    draft = {"text": f"What a shit show, says {CANARY}."}
    answers = [
        program.post("check", draft).status_code,
        program.post("see", draft).status_code,
        program.post("check", draft | {"kind": CANARY}).status_code,
        program.post("check", f"{{ {CANARY}").status_code,
    ]
    program.lines("check/batch", json.dumps(draft))

    assert answers == [200, 200, 422, 400]
    assert CANARY not in caplog.text + "".join(capfd.readouterr())
    assert [table for table in connection.introspection.table_names() if CANARY in rows(table)] == []


def rows(table: str) -> str:
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT * FROM {connection.ops.quote_name(table)}")  # noqa: S608 - a name that Django gave
        return repr(cursor.fetchall())


def test_a_contact_is_decided_as_the_command_does(
    program: Program, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(json.dumps(CONTACT).encode())))
    main(["contact", "--jsonl"])

    assert program.post("contact", CONTACT).content.decode() == capsys.readouterr().out


def test_what_is_wrong_with_a_contact_is_told_at_once_by_its_place(program: Program) -> None:
    told = program.post("contact", {"channel": CANARY, "patient": {"age": -1, "shoe": CANARY}})

    assert told.status_code == 422
    assert [fault["where"] for fault in told.json()["error"]["faults"]] == [
        *("/channel", "/direction", "/initiator", "/account", "/patient/age", "/patient")
    ]
    assert CANARY not in told.content.decode()


def codes(report: Mapping[str, Any]) -> set[str]:
    return {concern["code"] for concern in report["concerns"]}


def on_file(_person: object, fields: Mapping[str, object], _day: date) -> Mapping[str, object]:
    """A register that knows one picture."""
    return {
        **fields,
        "attachments": [{"shows": "a patient's arm", "authorization": "on-file"}]
        if fields["attachments"] == [{"shows": "a patient's arm", "authorization": "none", "sha256": KNOWN}]
        else fields["attachments"],
    }


@pytest.mark.parametrize(("sha256", "is_known"), [(KNOWN, True), ("0" * 64, False)])
def test_a_register_says_how_the_permission_for_a_picture_stands(
    program: Program, sha256: str, *, is_known: bool
) -> None:
    draft = {
        "text": "Look at this one.",
        "attachments": [{"shows": "a patient's arm", "authorization": "none", "sha256": sha256}],
    }
    with override_settings(STANDING_OF_PICTURES=f"{__name__}.on_file"):
        one = program.post("check", draft).json()
        many = json.loads(
            b"".join(program.post("check/batch", json.dumps(draft).encode(), LINES).streaming_content)
        )
    without = program.post("check", draft).json()

    assert "patient-image" in codes(without)
    assert ("patient-image" not in codes(one)) is is_known
    assert many == one
