"""A sender is told in the language of the practice why, what to do and for whom; never a word of the message."""

from dataclasses import replace
from datetime import UTC, date, datetime
from email.policy import SMTP
from pathlib import Path
from typing import Any

import pytest

from bedside.server.mail_gate import notices
from bedside.server.mail_gate.deciding import Outcome, Practice, Sending, decide
from bedside.server.mail_gate.file_registry import FileRegistry
from bedside.server.mail_gate.notices import About
from bedside.server.mail_gate.reading import read_mail
from tests.server.mail_gate.practice import REGISTRY, SENDER, letter

ABOUT = About("0" * 32, SENDER, datetime(2026, 11, 22, 9, tzinfo=UTC), "gate.practice.example")
RECIPIENTS = ("stopped@example.org", "unasked@example.org", "agreed@example.org")


@pytest.fixture
def outcomes(tmp_path: Path) -> tuple[Outcome, ...]:
    file = tmp_path / "registry.toml"
    file.write_text(REGISTRY, encoding="utf-8")
    file.chmod(0o600)
    mail = read_mail(letter("Canary", "Your canary MRI; take ibuprofen.").as_bytes(policy=SMTP))
    registry = FileRegistry(file, ("practice.example",))
    return decide(Sending(mail, SENDER, date(2026, 11, 22)), RECIPIENTS, registry, Practice((), ()))


@pytest.mark.parametrize(
    ("language", "why", "todo"), [("en", "Why:", "What to do:"), ("es", "Por qué:", "Qué hacer:")]
)
def test_each_who_was_left_out_is_named_with_reason_and_way(
    outcomes: tuple[Outcome, ...], settings: Any, language: str, why: str, todo: str
) -> None:
    settings.CONFIGURATION = replace(settings.CONFIGURATION, language=language)
    told = str(notices.held(ABOUT, outcomes).get_content())

    assert [told.count(one) for one in RECIPIENTS] == [1, 1, 0]
    assert (told.count(why), told.count(todo)) == (2, 2)
    assert "canary" not in told.lower()


def test_in_spanish_no_reason_stays_english(outcomes: tuple[Outcome, ...], settings: Any) -> None:
    settings.CONFIGURATION = replace(settings.CONFIGURATION, language="es")
    told = str(notices.held(ABOUT, outcomes).get_content())

    assert " the " not in told


def test_reasons_are_told_once_to_programs(outcomes: tuple[Outcome, ...]) -> None:
    told = notices.reasons_in_english((*outcomes, *outcomes))

    assert len(told) == len(set(told))
    assert all(one.isascii() for one in told)


def test_no_notice_is_answered_by_a_machine(outcomes: tuple[Outcome, ...]) -> None:
    made = (
        notices.held(ABOUT, outcomes),
        notices.to_file(ABOUT, RECIPIENTS),
        notices.refused(ABOUT, [(RECIPIENTS[0], "5.1.1")], 3),
    )

    assert {one["Auto-Submitted"] for one in made} == {"auto-replied"}
    assert all(one.as_bytes().isascii() for one in made)
    assert len({one["Message-ID"] for one in made}) == len(made)
