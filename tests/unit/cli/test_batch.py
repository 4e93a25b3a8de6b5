"""A batch answers line by line, in order, in constant memory; a bad line is named and the others are answered."""

import io
import json
import sys
from contextlib import redirect_stderr
from pathlib import Path
from unittest.mock import patch

import pytest

from bedside.cli.batch import run as run_batch
from bedside.cli.inputs import MOST_BYTES
from bedside.drafts import Draft
from tests.unit.cli.door import CLEAN, SWEARS, run

SECRET = "Quillfeather"


def line(text: str = CLEAN, **fields: object) -> bytes:
    return json.dumps({"text": text, **fields}).encode() + b"\n"


def test_reports_come_one_a_line_in_the_order_of_the_drafts() -> None:
    ran = run("check", "--jsonl", given=line(id="b") + line(SWEARS, id="a") + b"\n" + line(id=3))

    reports = [json.loads(row) for row in ran.out.splitlines()]

    assert [(report["id"], report["verdict"]) for report in reports] == [
        ("b", "post"),
        ("a", "revise"),
        ("3", "post"),
    ]
    assert (ran.code, ran.err) == (1, "")


@pytest.mark.parametrize(
    ("bad", "word"),
    [
        (f'{{"text": {SECRET}'.encode(), "not JSON at column 10"),
        (b'{"text": "\xff"}', "not UTF-8 at byte 10"),
        (f'"{SECRET}"'.encode(), "not a JSON object"),
        (b"[1]", "not a JSON object"),
        (b"{}", "text: it is empty"),
        (line(""), "text: it is empty"),
        (b'{"text": 7}', "text: it should be text in quotes, and is a number"),
        (b'{"text": "a b", "n": NaN}', "NaN is no number"),
        (b'{"text": "a b", "n": -Infinity}', "-Infinity is no number"),
        (b'{"text": "a b", "n": ' + b"1" * 5000 + b"}", "too many digits"),
        (b'{"text": "a b", "n": ' + b"[" * 100_000 + b"]" * 100_000 + b"}", "nested too deeply"),
        (b'{"text": "half \\ud800 of a pair"}', "half of a pair"),
        (b'{"text": "nul \\u0000 byte"}', "NUL"),
        (line(kind="repply"), "kind: this is none of the known names. Did you mean 'reply'?"),
        (line(account=SECRET, audience=3), "account: "),
        (b'{"text": "' + b"a" * MOST_BYTES + b'"}', "longer than 4 MB"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_a_bad_line_is_named_by_its_number_and_the_others_are_answered(bad: bytes, word: str) -> None:
    ran = run("check", "--jsonl", given=line(id="one") + bad.rstrip(b"\n") + b"\n" + line(id="three"))

    assert [json.loads(row)["id"] for row in ran.out.splitlines()] == ["one", "three"]
    assert ran.code == 2
    assert "line 2: " in ran.err
    assert word in ran.err
    assert "1 line not checked; the others were." in ran.err
    assert SECRET not in ran.err
    assert "Traceback" not in ran.err


def test_lines_of_files_are_named_with_their_file(tmp_path: Path) -> None:
    one, two = tmp_path / "one.jsonl", tmp_path / "two.jsonl"
    one.write_bytes(line(id="1"))
    two.write_bytes(line(id="2") + b"nonsense\n")

    ran = run("check", "--jsonl", str(one), str(two))

    assert [json.loads(row)["id"] for row in ran.out.splitlines()] == ["1", "2"]
    assert f"{two}, line 2: not JSON" in ran.err


def test_the_options_say_what_a_line_leaves_open() -> None:
    given = line(id="own", kind="bio") + line(id="usual")

    ran = run("check", "--jsonl", "--kind", "reply", given=given)

    own, usual = (json.loads(row)["not_looked_at"] for row in ran.out.splitlines())
    assert not any("replies to" in sentence for sentence in own)
    assert any("replies to" in sentence for sentence in usual)


def test_an_empty_batch_is_no_success() -> None:
    ran = run("check", "--jsonl", given=b"\n\n")

    assert ran.code == 2
    assert "There are no drafts in the input." in ran.err


def test_a_line_end_inside_a_text_ends_no_line_of_the_output() -> None:
    ran = run("check", "--jsonl", given=line("One line.\u2028Another\u0085one.", id="a\u2029b"))

    assert len(ran.out.splitlines()) == 1
    assert json.loads(ran.out)["id"] == "a\u2029b"


def test_each_answer_leaves_before_the_next_line_is_read() -> None:
    out = io.StringIO()
    written_before: list[int] = []

    def answer(draft: Draft) -> dict[str, object]:
        written_before.append(out.getvalue().count("\n"))
        return {"id": draft.id}

    with patch.object(sys, "stdin", io.TextIOWrapper(io.BytesIO(line() * 3))):
        run_batch(["-"], {}, answer, out)

    assert written_before == [0, 1, 2]


def test_a_fault_of_our_own_costs_one_line_and_tells_no_words() -> None:
    def answer(draft: Draft) -> dict[str, object]:
        if SECRET in draft.text:
            raise KeyError(draft.text)
        return {"id": draft.id}

    out, err = io.StringIO(), io.StringIO()
    given = line(id="1") + line(f"{SECRET} came in") + line(id="3")
    with patch.object(sys, "stdin", io.TextIOWrapper(io.BytesIO(given))), redirect_stderr(err):
        code = run_batch(["-"], {}, answer, out)

    assert code == 2
    assert [json.loads(row)["id"] for row in out.getvalue().splitlines()] == ["1", "3"]
    assert "line 2: a fault of Bedside's own (KeyError in test_batch.py, line " in err.getvalue()
    assert SECRET not in err.getvalue()


def test_a_baseline_of_a_batch_lets_the_same_batch_pass(tmp_path: Path) -> None:
    marks = tmp_path / "marks.json"
    given = line(SWEARS, id="1")

    assert run("check", "--jsonl", "--write-baseline", str(marks), given=given).code == 1
    assert run("check", "--jsonl", "--baseline", str(marks), given=given).code == 0
    assert "fucking" not in marks.read_text("utf-8")


def test_what_is_seen_comes_one_a_line() -> None:
    ran = run("see", "--jsonl", given=line(SWEARS, id="1") + line(id="2"))

    assert [json.loads(row)["id"] for row in ran.out.splitlines()] == ["1", "2"]
    assert ran.code == 0
