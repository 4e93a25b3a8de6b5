"""What the table of contacts says is done, its conditions hold, and what is unknown permits nothing."""

from datetime import date
from email.policy import SMTP
from pathlib import Path

import pytest

from bedside.server.mail_gate.deciding import Outcome, Practice, Sending, decide
from bedside.server.mail_gate.file_registry import FileRegistry
from bedside.server.mail_gate.reading import read_mail
from tests.server.mail_gate.practice import REGISTRY, SENDER, letter

TODAY = date(2026, 11, 22)
RESULT = "Your MRI shows a small tear; take ibuprofen 400 mg."
MORE = """
[[address]]
address = "shared@example.org"
relationship = "established"
agreed = ["administrative", "clinical"]
agreed_on = 2026-01-05
confirmed_on = 2026-01-06
warned_on = 2026-01-05
shared = true

[[address]]
address = "family@example.org"
relationship = "established"
agreed = ["administrative", "clinical"]
agreed_on = 2026-01-05
confirmed_on = 2026-01-06
warned_on = 2026-01-05

[[address]]
address = "family@example.org"
relationship = "established"

[[address]]
address = "encrypted@example.org"
relationship = "established"
agreed = ["administrative", "clinical"]
agreed_on = 2026-01-05
confirmed_on = 2026-01-06

[[address]]
address = "over@example.org"
relationship = "established"
agreed = ["administrative"]
agreed_on = 2025-01-05
confirmed_on = 2025-01-06
warned_on = 2025-01-05
until = 2026-01-05
"""


@pytest.fixture
def registry(tmp_path: Path) -> FileRegistry:
    file = tmp_path / "registry.toml"
    file.write_text(REGISTRY + MORE, encoding="utf-8")
    file.chmod(0o600)
    return FileRegistry(file, ("practice.example",))


def outcome(registry: FileRegistry, address: str, text: str, subject: str = "Your visit") -> Outcome:
    mail = read_mail(letter(subject, text).as_bytes(policy=SMTP), "[secure]")
    practice = Practice(("practice.example",), ("clinic.example",))
    return decide(Sending(mail, SENDER, TODAY), (address,), registry, practice)[0]


def test_what_was_agreed_goes_with_the_warning_and_is_filed(registry: FileRegistry) -> None:
    found = outcome(registry, "agreed@example.org", RESULT)

    assert (found.held, found.is_warned, found.is_to_be_filed) == (None, True, True)


@pytest.mark.parametrize(
    "address",
    [
        "unasked@example.org",
        "stopped@example.org",
        "shared@example.org",
        "family@example.org",
        "over@example.org",
    ],
)
def test_without_an_agreement_that_stands_nothing_clinical_goes(registry: FileRegistry, address: str) -> None:
    found = outcome(registry, address, RESULT)

    assert found.held
    assert found.held.why
    assert found.held.todo


def test_one_who_wants_encrypted_mail_gets_no_other(registry: FileRegistry) -> None:
    assert outcome(registry, "encrypted@example.org", RESULT).held
    found = outcome(registry, "encrypted@example.org", RESULT, "[secure] Your visit")

    assert (found.held, found.is_warned) == (None, False)


def test_an_unknown_address_gets_nothing_clinical(registry: FileRegistry) -> None:
    assert outcome(registry, "new@example.org", RESULT).held
    assert outcome(registry, "new@example.org", "We are open on Monday.").held is None


def test_what_stays_in_the_practice_goes(registry: FileRegistry) -> None:
    found = outcome(registry, "anna@practice.example", "Mrs. Lopez in room 4 has pneumonia.")

    assert (found.held, found.is_warned) == (None, False)


def test_a_patients_matter_does_not_go_to_a_colleague_elsewhere_in_the_open(registry: FileRegistry) -> None:
    words = "Mrs. Lopez in room 4 has pneumonia."

    assert outcome(registry, "dr.lee@clinic.example", words).held
    assert outcome(registry, "dr.lee@clinic.example", words, "[secure] A consult").held is None


@pytest.mark.parametrize("subject", ["Maria Lopez", "Re: lopez, visit", "MRN 4482913", "SSN 123-45-6789"])
def test_a_subject_that_tells_who_it_is_is_held(registry: FileRegistry, subject: str) -> None:
    assert outcome(registry, "agreed@example.org", "We look forward to seeing you.", subject).held
    assert outcome(
        registry, "agreed@example.org", "We look forward to seeing you.", f"[secure] {subject}"
    ).held


@pytest.mark.parametrize("subject", ["Your visit", "From Dr. Weber's office", "Su cita"])
def test_a_plain_subject_goes(registry: FileRegistry, subject: str) -> None:
    assert outcome(registry, "agreed@example.org", "We look forward to seeing you.", subject).held is None


def test_a_patients_number_does_not_go_in_the_open(registry: FileRegistry) -> None:
    assert outcome(registry, "agreed@example.org", f"{RESULT} Your record is MRN 4482913.").held


def test_grave_news_is_held_whatever_was_agreed(registry: FileRegistry) -> None:
    assert outcome(registry, "agreed@example.org", "Your HIV test came back positive.").held


def test_no_outcome_shows_an_address_or_a_word(registry: FileRegistry) -> None:
    found = outcome(registry, "agreed@example.org", RESULT)

    assert "agreed@example.org" not in repr(found)
