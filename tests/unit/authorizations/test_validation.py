"""A record is filed only when nothing is wrong with it; all that is wrong is told at once."""

from dataclasses import replace
from datetime import date

import pytest

from bedside.authorizations import Language, Signer, WithdrawnBy
from bedside.authorizations.faults import Fault, RecordFault, codes
from bedside.authorizations.record import Authorization, ContactConsent
from bedside.authorizations.validation import faults_of, require_valid
from tests.unit.authorizations.records import AUTHORIZATION, CONSENT, PICTURE, TODAY

TOMORROW = date(2026, 11, 23)
# A field, what it is changed to, and the fault; the same for both kinds of record.
OF_AUTHORIZATION: list[tuple[dict[str, object], str]] = [
    ({"id": " "}, "id missing"),
    ({"version": 0}, "version version-below-one"),
    ({"wording_version": ""}, "wording_version missing"),
    ({"description": ""}, "description missing"),
    ({"description": "Any and all information about me"}, "description vague"),
    ({"description": "photos"}, "description vague"),
    ({"description": "x y z " * 1000}, "description too-long"),
    ({"recipients": ()}, "recipients missing"),
    ({"uses": frozenset((" website",))}, "uses not-a-word"),
    ({"uses": frozenset(("w" * 201,))}, "uses too-long"),
    ({"purposes": frozenset(("marketing",))}, "is_paid missing"),
    ({"pictures": ("1" * 63,)}, "pictures not-sha-256"),
    ({"pictures": (PICTURE, PICTURE)}, "pictures twice"),
    ({"evidence": "paper.pdf"}, "evidence not-sha-256"),
    ({"expires": None}, "expires missing"),
    ({"expires": date(2026, 2, 1)}, "expires before-signing"),
    ({"expires": date(9999, 12, 31)}, "expires no-expiry"),
    ({"signed": TOMORROW}, "signed in-the-future"),
    ({"revoked": TOMORROW}, "revoked in-the-future"),
    ({"revoked": date(2026, 2, 1)}, "revoked before-signing"),
    ({"copy_given": date(2026, 2, 1)}, "copy_given before-signing"),
    ({"event_day": date(2026, 2, 1)}, "event_day before-signing"),
    ({"statements": frozenset()}, "redisclosure missing"),
    ({"signer": Signer.HEALTH_CARE_AGENT}, "authority missing"),
    ({"signer": Signer.PARENT, "authority": "mother"}, "signer no-minor"),
    ({"is_minor": True}, "born minor-without-birth"),
    ({"is_minor": True, "born": date(2012, 1, 1)}, "signer minor-signs"),
    ({"born": date(2012, 1, 1)}, "is_minor age-contradicts"),
    ({"born": date(2026, 4, 1)}, "born born-after-signing"),
]
OF_CONSENT: list[tuple[dict[str, object], str]] = [
    ({"address": "Rosa.T@example.org"}, "address not-normalised"),
    ({"address": "rosa"}, "address not-an-address"),
    ({"content": frozenset()}, "content missing"),
    ({"granted": None}, "granted missing"),
    ({"asked": None}, "confirmed confirmed-unasked"),
    ({"asked": date(2026, 1, 7)}, "confirmed confirmed-unasked"),
    ({"confirmed": date(2025, 1, 7)}, "confirmed before-signing"),
    ({"withdrawn": TODAY}, "withdrawn_by withdrawn-by-what"),
    ({"withdrawn_by": WithdrawnBy.STOP_WORD}, "withdrawn_by withdrawn-by-what"),
    ({"warned": None}, "wants_unencrypted chosen-unwarned"),
    ({"accepts_shared": True}, "accepts_shared accepted-unshared"),
]


def told(faults: tuple[Fault, ...]) -> set[str]:
    return {f"{fault.field} {fault.code}" for fault in faults}


@pytest.mark.parametrize("record", [AUTHORIZATION, CONSENT], ids=lambda record: type(record).__name__)
def test_a_complete_record_has_no_fault(record: Authorization | ContactConsent) -> None:
    assert faults_of(record, TODAY) == ()
    require_valid(record, TODAY)


@pytest.mark.parametrize(("change", "fault"), OF_AUTHORIZATION, ids=lambda value: str(value)[:40])
def test_a_fault_of_an_authorization_is_found(change: dict[str, object], fault: str) -> None:
    assert fault in told(faults_of(replace(AUTHORIZATION, **change), TODAY))  # type: ignore[arg-type] # any field


@pytest.mark.parametrize(("change", "fault"), OF_CONSENT, ids=lambda value: str(value)[:40])
def test_a_fault_of_a_consent_is_found(change: dict[str, object], fault: str) -> None:
    assert fault in told(faults_of(replace(CONSENT, **change), TODAY))  # type: ignore[arg-type] # any field


def test_all_faults_are_told_at_once_and_none_repeats_what_was_written() -> None:
    wrong = replace(
        AUTHORIZATION, evidence="secret-name.pdf", expires=None, signed=TOMORROW, recipients=(), id=""
    )

    with pytest.raises(RecordFault) as caught:
        require_valid(wrong, TODAY)

    assert len(caught.value.faults) >= 5
    assert "secret-name" not in str(caught.value)


def test_a_revoked_record_or_its_paper_is_not_used_again() -> None:
    revoked = replace(AUTHORIZATION, revoked=date(2026, 10, 1))
    revived = replace(AUTHORIZATION, version=2)
    again = replace(AUTHORIZATION, id="AUTH-9")

    assert told(faults_of(revived, TODAY, [revoked])) == {"id revoked-again"}
    assert told(faults_of(again, TODAY, [revoked])) == {"evidence revoked-paper"}
    assert faults_of(replace(again, evidence="0" * 64), TODAY, [revoked]) == ()


def test_a_note_on_a_revoked_record_is_a_new_version_that_stays_revoked() -> None:
    revoked = replace(AUTHORIZATION, revoked=date(2026, 10, 1))

    assert faults_of(replace(revoked, version=2, copy_given=date(2026, 3, 2)), TODAY, [revoked]) == ()


def test_a_version_that_is_on_file_is_not_written_over() -> None:
    assert told(faults_of(AUTHORIZATION, TODAY, [AUTHORIZATION])) == {"version version-taken"}


def test_the_paper_of_another_patient_is_refused() -> None:
    others = replace(AUTHORIZATION, id="AUTH-2", patient="pt-200")

    assert told(faults_of(others, TODAY, [AUTHORIZATION])) == {"evidence paper-of-another"}
    assert told(faults_of(replace(others, id="AUTH-1", evidence="0" * 64), TODAY, [AUTHORIZATION])) == {
        "id id-of-another"
    }


def test_one_paper_may_hold_consents_for_two_channels() -> None:
    other = replace(CONSENT, id="CONS-2", address="second@example.org")

    assert faults_of(other, TODAY, [CONSENT]) == ()


def test_a_number_that_another_patient_has_is_shared() -> None:
    sibling = replace(CONSENT, id="CONS-2", patient="pt-200", evidence="0" * 64)

    assert told(faults_of(sibling, TODAY, [CONSENT])) == {"is_shared shared-unsaid"}
    assert faults_of(replace(sibling, is_shared=True), TODAY, [CONSENT]) == ()


@pytest.mark.parametrize("code", sorted(codes()))
def test_every_fault_is_told_in_both_languages(code: str) -> None:
    assert all(Fault("id", code).sentence(language).strip() for language in Language)
