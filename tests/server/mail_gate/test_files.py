"""The files of the registry and of those who sign in, and the pace: clear faults, at once, without an address."""

import os
from datetime import date
from pathlib import Path

import pytest

from bedside.server.mail_gate.file_registry import FileFault, FileRegistry, read_file
from bedside.server.mail_gate.pace import Pace
from bedside.server.mail_gate.passwords import Passwords, PasswordsFault, new_line, read_passwords
from tests.server.mail_gate.practice import REGISTRY, SENDER

FAULTY = """
[[address]]
address = "canary is no address"
relationship = "friend"
agreed = ["everything"]
agreed_on = "2026-01-05"
shared = "yes"

[[address]]
address = "a@example.org"
agreed = ["clinical"]
consent = true
"""


def written(folder: Path, text: str) -> Path:
    file = folder / "file"
    file.write_text(text, encoding="utf-8")
    file.chmod(0o600)
    return file


def test_every_fault_of_the_registry_is_told_at_once_and_by_number(tmp_path: Path) -> None:
    with pytest.raises(FileFault) as caught:
        read_file(written(tmp_path, FAULTY))
    told = "\n".join(caught.value.faults)

    for word in ("address:", "relationship:", "agreed:", "agreed_on:", "shared:", "consent"):
        assert word in told
    assert told.count("entry 2") == 2
    assert "canary" not in told


@pytest.mark.parametrize("text", ["[[address]", "[other]\na = 1", "address = 3", 'address = ["a"]'])
def test_a_file_that_is_no_registry_is_told(tmp_path: Path, text: str) -> None:
    with pytest.raises(FileFault):
        read_file(written(tmp_path, text))


def test_a_file_that_others_may_open_is_not_used(tmp_path: Path) -> None:
    file = written(tmp_path, REGISTRY)
    file.chmod(0o644)

    with pytest.raises(FileFault):
        read_file(file)


def test_a_change_counts_at_once_and_a_faulty_one_not_at_all(tmp_path: Path) -> None:
    file = written(tmp_path, REGISTRY)
    registry = FileRegistry(file, ("practice.example",))
    day = date(2026, 11, 22)
    assert not registry.on_file(SENDER, "new@example.org", day)
    file.write_text(REGISTRY + '[[address]]\naddress = "New@Example.org"\n', encoding="utf-8")
    assert registry.on_file(SENDER, "new@example.org", day)
    file.write_text(FAULTY, encoding="utf-8")

    assert registry.on_file(SENDER, "new@example.org", day)


def test_a_password_that_was_drawn_signs_in_and_no_other(tmp_path: Path) -> None:
    password, line = new_line("Dr.Weber@practice.example")
    passwords = Passwords(written(tmp_path, f"# who sends\n{line}\n"))

    assert password not in line
    for _ in range(2):
        assert passwords.is_right("dr.weber@practice.example", password)
        assert not passwords.is_right("dr.weber@practice.example", password[:-1])
        assert not passwords.is_right("another@practice.example", password)


def test_who_is_taken_out_of_the_file_signs_in_no_more(tmp_path: Path) -> None:
    password, line = new_line(SENDER)
    file = written(tmp_path, line)
    passwords = Passwords(file)
    assert passwords.is_right(SENDER, password)
    other = new_line("other@practice.example")[1]
    file.write_text(other, encoding="utf-8")
    os.utime(file, ns=(1, 1))

    assert not passwords.is_right(SENDER, password)
    file.unlink()
    assert not passwords.is_right("other@practice.example", password)


def test_a_line_that_is_none_is_told_by_its_number(tmp_path: Path) -> None:
    with pytest.raises(PasswordsFault) as caught:
        read_passwords(written(tmp_path, "a@practice.example:canary\n\nno line\n"))

    assert len(caught.value.faults) == 2
    assert "canary" not in str(caught.value)


def test_the_pace_is_kept_and_forgotten() -> None:
    now = [0.0]
    pace = Pace(2, 60, lambda: now[0])

    assert [pace.count("a"), pace.count("a"), pace.count("a"), pace.count("b")] == [True, True, False, True]
    assert pace.is_over("a")
    now[0] = 61.0
    assert pace.count("a")
    assert list(pace._done) == ["a"]
