"""Whatever is wrong is said with where it is and what to do, with exit code 2, and never in the draft's words."""

import io
import json
import sys
from contextlib import redirect_stderr
from pathlib import Path
from unittest.mock import patch

import pytest

from bedside.cli.faults import CommandError
from bedside.cli.inputs import read_given
from bedside.cli.main import main
from tests.unit.cli.door import CLEAN, Ran, run

SECRET = "Quillfeather"


def is_told(ran: Ran, *words: str) -> None:
    """Assert that something was not done, that this was said, and how to go on, in no words of the draft."""
    assert ran.code == 2
    assert "Traceback" not in ran.err
    assert SECRET not in ran.err
    for word in words:
        assert word in ran.err
    assert ran.err.strip()


@pytest.mark.parametrize(
    ("raw", "word"),
    [
        (SECRET.encode() + b" \xe9t\xe9", "byte 13: not UTF-8"),
        (SECRET.encode("utf-16"), "UTF-16"),
        (b"", "no words"),
        (b" \n\t ", "no words"),
        ("\u200b\ufeff".encode(), "empty"),
        (b"\x89PNG\r\n\x1a\n\x00\x00", "not"),
        (b"a" * 9000 + b"\x00", "byte 9000"),
        (f"{SECRET} ".encode() * 400_000, "longer than 4 MB"),
        (b"word " * 300_000, "at most 1000000"),
    ],
    ids="latin utf-16 empty spaces unseen png nul long longer".split(),
)
def test_a_text_that_is_none_is_refused(raw: bytes, word: str, tmp_path: Path) -> None:
    file = tmp_path / "draft.txt"
    file.write_bytes(raw)

    is_told(run("check", str(file)), word, "draft.txt")
    is_told(run("check", "-", given=raw), word, "standard input")


@pytest.mark.parametrize(
    ("option", "value", "offer"),
    [
        ("--kind", "repply", "'reply'"),
        ("--account", "Profesional", "'professional'"),
        ("--audience", "publik", "'public'"),
        ("--format", "jason", "'json'"),
        ("--format", "zzz", "text, json, sarif, html"),
    ],
)
def test_a_mistyped_name_is_offered_the_nearest(option: str, value: str, offer: str) -> None:
    is_told(run("check", "--text", CLEAN, option, value), option, offer)


def test_a_mistyped_standing_of_an_authorization_is_offered_the_nearest() -> None:
    ran = run("check", "--text", CLEAN, "--shows", "a hip", "--authorization", "onfile")
    is_told(ran, "--authorization", "'on-file'")


def test_all_that_is_wrong_with_the_options_is_said_at_once() -> None:
    is_told(run("check", "--text", CLEAN, "--kind", "x", "--account", "y"), "--kind", "--account")


def test_a_mistyped_option_is_offered_the_nearest() -> None:
    is_told(run("check", "--text", CLEAN, "--fromat", "json"), "--fromat", "'--format'")


def test_a_mistyped_command_is_offered_the_nearest() -> None:
    is_told(run("chek"), "'check'")
    is_told(run("policy", "lst"), "'list'")


@pytest.mark.parametrize(
    "arguments",
    [
        (f"{SECRET} came in today",),
        (SECRET.lower(),),
        (SECRET,),
        ("check", SECRET),
        ("check", "--text", CLEAN, f"--{SECRET}x y"),
        ("check", f"-{SECRET} came in"),
        ("check", f"--jsonl={SECRET}"),
        ("explain", "profanity", SECRET),
        ("check", "--text", CLEAN, "--kind", SECRET),
        ("check", "--text", CLEAN, "--interest", SECRET),
    ],
)
def test_words_where_none_belong_are_not_repeated(arguments: tuple[str, ...]) -> None:
    ran = run(*arguments)
    assert SECRET not in ran.err
    assert "Traceback" not in ran.err


def test_a_missing_file_is_offered_the_nearest_name(tmp_path: Path) -> None:
    (tmp_path / "monday.txt").write_text(CLEAN, "utf-8")
    is_told(run("check", str(tmp_path / "mondai.txt")), "mondai.txt: there is no such file", "'monday.txt'")


def test_a_folder_is_refused(tmp_path: Path) -> None:
    is_told(run("check", str(tmp_path)), "this is a folder", "posts/*.txt")
    is_told(run("check", "--jsonl", str(tmp_path)), "this is a folder")


def test_a_file_that_may_not_be_read_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "draft.txt"
    file.write_text(SECRET, "utf-8")

    with (
        patch.object(Path, "open", side_effect=PermissionError(13, "Permission denied")),
        pytest.raises(CommandError, match=r"draft\.txt: cannot be read \(Permission denied\)"),
    ):
        read_given(str(file))


def test_a_missing_picture_is_refused() -> None:
    is_told(run("check", "--text", CLEAN, "--photo", "none.jpg"), "--photo none.jpg", "no such picture")


def test_one_bad_file_does_not_keep_the_others_from_being_checked(tmp_path: Path) -> None:
    good = tmp_path / "good.txt"
    good.write_text(CLEAN, "utf-8")

    ran = run("check", str(good), str(tmp_path / "a.txt"), str(tmp_path / "b.txt"), "--format", "json")

    is_told(ran, "a.txt: there is no such file", "b.txt: there is no such file")
    assert json.loads(ran.out)["id"] == str(good)


def test_standard_input_is_read_only_once() -> None:
    is_told(run("check", "-", "-", given=CLEAN.encode()), "only once")


def test_closed_streams_are_named() -> None:
    err = io.StringIO()
    with patch.object(sys, "stdin", None), redirect_stderr(err):
        assert main(["check", "-"]) == 2
    assert "standard input: it is closed" in err.getvalue()


@pytest.mark.parametrize(
    ("name", "written", "word"),
    [
        ("--institution", "nonsense = [", "line 1"),
        ("--baseline", "[]", "this is no baseline"),
        ("--baseline", '{"marks": 3}', "this is no baseline"),
        ("--baseline", '{"marks": [', "this is no baseline"),
    ],
)
def test_a_bad_file_of_ones_own_is_refused(name: str, written: str, word: str, tmp_path: Path) -> None:
    file = tmp_path / "own.toml"
    file.write_text(written, "utf-8")
    is_told(run("check", "--text", CLEAN, name, str(file)), "own.toml", word)


@pytest.mark.parametrize("name", ["--institution", "--baseline", "--allow"])
def test_a_missing_file_of_ones_own_is_refused(name: str) -> None:
    is_told(run("check", "--text", CLEAN, name, "/nowhere/own.toml"), "own.toml")


def test_a_mistyped_pack_is_offered_the_nearest() -> None:
    is_told(run("check", "--text", CLEAN, "--packs", "acp-fsmb-2031"), "acp-fsmb-2013")


def test_a_baseline_that_cannot_be_written_is_said() -> None:
    ran = run("check", "--text", CLEAN, "--write-baseline", "/nowhere/marks.json")
    is_told(ran, "--write-baseline", "cannot be written")


def test_marks_of_one_draft_do_not_serve_a_batch_of_another_form() -> None:
    is_told(run("check", "--jsonl", "--format", "html"), "--format html", "as JSON")


def test_a_fault_of_our_own_tells_no_words() -> None:
    with patch("bedside.cli.check.check_draft", side_effect=KeyError(SECRET)):
        is_told(run("check", "--text", f"{SECRET} came in"), "a fault of Bedside's own (KeyError in ")


def test_without_a_command_the_help_is_shown() -> None:
    ran = run()
    assert ran.code == 2
    assert "check a draft before it is posted" in ran.out


def test_a_person_at_a_terminal_is_told_what_to_do() -> None:
    ran = run("check", given=CLEAN.encode(), at_terminal=True)
    assert ran.code == 0
    assert "paste the draft" in ran.err
