"""What a unit does with its patients' records: filing, ending, taking down, merging, taking out, deleting."""

import json
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from django.db import connection

from bedside.authorizations import Reach, WithdrawnBy
from bedside.authorizations.faults import RecordFault
from bedside.server.authorizations import filing, finding, patients, relying, showing
from bedside.server.authorizations.access import NotTreating, filed_of, patients_of
from bedside.server.authorizations.contents import record_of
from bedside.server.authorizations.evidence import Paper, PaperFault, paper_of
from bedside.server.authorizations.models import Filed, FiledVersion, Finder, Patient, Reliance, Visit
from bedside.server.authorizations.resolving import with_standing
from bedside.server.ledger.models import Entry
from bedside.server.people.models import Person
from bedside.server.people.roles import Role
from tests.server.authorizations.files import (
    AUTHORIZATION,
    EMAIL,
    NAME,
    NOW,
    PHONE,
    PICTURE,
    TODAY,
    WHERE,
    authorized,
    clinician,
    consented,
    paper,
    patient,
)
from tests.server.conftest import PersonWith

pytestmark = pytest.mark.django_db


@pytest.fixture
def doctor(person_with: PersonWith) -> Person:
    return clinician(person_with)


@pytest.fixture
def other_unit(person_with: PersonWith) -> Person:
    return clinician(person_with, "Surgery", "surgeon")


def acts() -> list[tuple[str, str]]:
    return list(
        Entry.objects.exclude(act__in=("joined", "first-administrator-made")).values_list("act", "facts")
    )


def in_the_tables() -> str:
    with connection.cursor() as cursor:
        told = []
        for name in connection.introspection.table_names():
            cursor.execute(f'SELECT * FROM "{name}"')  # noqa: S608 - the names come from the database itself
            told += [str(bytes(one) if isinstance(one, memoryview) else one) for row in cursor for one in row]
    return "\n".join(told)


def stands(filed: Filed, today: date = TODAY) -> dict[str, bool]:
    every = showing.shown(Filed.objects.filter(patient=filed.patient_id), today)
    shown = next(one for one in every if one.filed.pk == filed.pk)
    return {one.what: one.stands for one in shown.allowed}


def checked(by: Person, platform: str = "instagram", today: date = TODAY, **attachment: str) -> str | None:
    fields = {
        "text": "Before and after.",
        "platform": platform,
        "attachments": [{"type": "photo", **attachment}],
    }
    told: Any = with_standing(by, fields, today)
    standing: str | None = told["attachments"][0].get("authorization")
    return standing


def test_a_name_is_found_by_its_words_and_an_address_however_written(doctor: Person) -> None:
    there = patient(doctor)
    patient(doctor, "Mario Quill", "mario@example.org")

    for typed in ("maria", "QUILLONBERRY", "quillonberry maría"):
        assert list(finding.by_name(patients_of(doctor), doctor.unit_id, typed)) == [there]
    assert list(finding.by_name(patients_of(doctor), doctor.unit_id, "quillon")) == []
    kind, value = finding.normal_address("(401) 555-0101")
    assert finding.by_address(patients_of(doctor), doctor.unit_id, kind, value) == [there]


def test_no_word_of_a_patient_stands_in_the_clear(doctor: Person) -> None:
    there = patient(doctor)
    filed = authorized(doctor, there)
    consented(doctor, there)
    relying.note_by_hand(doctor, filed, WHERE, NOW)
    filing.revoke(doctor, filed, TODAY, NOW)
    relying.take_down(doctor, relying.tasks_of(doctor).get().pk, "Looked at by zephyrine", NOW)
    patients.taken_out(doctor, there, NOW)
    told = in_the_tables().casefold()

    for word in ("quillonberry", "5550101", "scar", PICTURE, "social.example", "zephyrine", "instagram"):
        assert word not in told, word


def test_the_same_name_in_two_units_has_no_hash_in_common(doctor: Person, other_unit: Person) -> None:
    one, two = patient(doctor), patient(other_unit)
    hashes = [set(Finder.objects.filter(patient=each).values_list("hash", flat=True)) for each in (one, two)]

    assert not hashes[0] & hashes[1]


@pytest.mark.parametrize("role", [role for role in Role if role not in {Role.CLINICIAN, Role.TRAINEE}])
def test_who_does_not_treat_sees_no_patient(doctor: Person, person_with: PersonWith, role: Role) -> None:
    there = patient(doctor)
    somebody = clinician(person_with, "Family medicine", "somebody", role)

    assert list(patients_of(somebody)) == []
    with pytest.raises(NotTreating):
        patients.record_visit(somebody, there, TODAY, NOW)


def test_another_unit_sees_changes_and_ends_nothing(doctor: Person, other_unit: Person) -> None:
    there = patient(doctor)
    filed = authorized(doctor, there)
    known = patients.Known("Somebody else")

    assert list(filed_of(other_unit)) == []
    for act in (
        lambda: patients.change(other_unit, there, known, NOW),
        lambda: patients.delete(other_unit, there, NOW),
        lambda: patients.taken_out(other_unit, there, NOW),
        lambda: patients.merge(other_unit, there, patient(other_unit), NOW),
        lambda: authorized(other_unit, there),
    ):
        with pytest.raises(Patient.DoesNotExist):
            act()
    for end in (
        lambda: filing.revoke(other_unit, filed, TODAY, NOW),
        lambda: relying.note_by_hand(other_unit, filed, WHERE, NOW),
    ):
        with pytest.raises(Filed.DoesNotExist):
            end()


def test_an_authorization_stands_for_its_places_until_its_day(doctor: Person) -> None:
    filed = authorized(doctor, patient(doctor))

    assert set(stands(filed).values()) == {True}
    assert set(stands(filed, date(2027, 3, 2)).values()) == {False}


def test_a_record_comes_back_as_it_was_filed(doctor: Person) -> None:
    there = patient(doctor)
    filed = authorized(doctor, there)
    record = record_of(filed)

    assert record == replace(AUTHORIZATION, id=str(filed.pk), patient=str(there.pk), evidence=record.evidence)
    assert paper_of(filed.evidence.get()).startswith(b"%PDF-")


def test_what_does_not_hold_is_not_filed_and_every_fault_is_told(doctor: Person) -> None:
    there = patient(doctor)
    with pytest.raises(RecordFault) as refused:
        authorized(doctor, there, expires=None, purposes=frozenset(), signed=TODAY + timedelta(days=2))

    assert {fault.field for fault in refused.value.faults} >= {"expires", "purposes", "signed"}
    assert not Filed.objects.exists()


def test_without_a_paper_nobody_has_signed(doctor: Person) -> None:
    with pytest.raises(RecordFault) as refused:
        filing.put_on_file(doctor, patient(doctor), filing.Signed(AUTHORIZATION, ()), NOW, TODAY)

    assert [fault.field for fault in refused.value.faults] == ["evidence"]


@pytest.mark.parametrize("content", [b"<html>", b"GIF89a", b"", b"%PDF-" + b"x" * 10_000_001], ids=len)
def test_a_file_of_another_kind_is_not_kept(doctor: Person, content: bytes) -> None:
    with pytest.raises(PaperFault):
        filing.put_on_file(
            doctor, patient(doctor), filing.Signed(AUTHORIZATION, (Paper(content),)), NOW, TODAY
        )

    assert not Filed.objects.exists()


def test_a_revoked_paper_is_not_filed_again(doctor: Person) -> None:
    there = patient(doctor)
    filing.revoke(doctor, authorized(doctor, there), TODAY, NOW)

    with pytest.raises(RecordFault) as refused:
        authorized(doctor, there)
    assert "revoked-paper" in {fault.code for fault in refused.value.faults}


def test_a_revocation_lists_what_relied_on_it_as_tasks_with_their_proof(doctor: Person) -> None:
    filed = authorized(doctor, patient(doctor))
    relying.note_by_hand(doctor, filed, WHERE, NOW)
    relying.note_by_hand(doctor, filed, "Poster at the congress in Lisbon", NOW)
    assert list(relying.tasks_of(doctor)) == []

    assert filing.revoke(doctor, filed, TODAY, NOW) == 2
    first = relying.tasks_of(doctor)[0]
    relying.take_down(doctor, first.pk, "The address answers 404.", NOW)

    assert relying.where_of(first) == WHERE
    assert relying.tasks_of(doctor).count() == 1
    assert relying.proof_of(Reliance.objects.get(pk=first.pk)) == "The address answers 404."
    assert set(stands(filed).values()) == {False}


def test_what_is_noted_after_the_end_is_a_task_at_once(doctor: Person) -> None:
    filed = authorized(doctor, patient(doctor))
    filing.revoke(doctor, filed, TODAY, NOW)
    relying.note_by_hand(doctor, Filed.objects.get(pk=filed.pk), WHERE, NOW)

    assert relying.tasks_of(doctor).count() == 1


@pytest.mark.parametrize("proof", ["", "  ", "x" * 2_001])
def test_without_a_proof_a_task_stays(doctor: Person, proof: str) -> None:
    filed = authorized(doctor, patient(doctor))
    relying.note_by_hand(doctor, filed, WHERE, NOW)
    filing.revoke(doctor, filed, TODAY, NOW)

    with pytest.raises(relying.RelianceFault):
        relying.take_down(doctor, relying.tasks_of(doctor).get().pk, proof, NOW)
    assert relying.tasks_of(doctor).count() == 1


def test_a_revocation_stays_as_it_was_first_made(doctor: Person) -> None:
    filed = authorized(doctor, patient(doctor))
    filing.revoke(doctor, filed, TODAY, NOW)
    filing.revoke(doctor, Filed.objects.get(pk=filed.pk), TODAY - timedelta(days=1), NOW)

    assert Filed.objects.get(pk=filed.pk).ended == TODAY
    assert FiledVersion.objects.filter(filed=filed).count() == 2
    assert [act for act, _ in acts()].count("authorization-revoked") == 1


def test_a_consent_stands_once_the_address_is_confirmed(doctor: Person) -> None:
    filed = consented(doctor, patient(doctor))
    assert set(stands(filed).values()) == {False}
    filing.note_asked(doctor, filed, TODAY, NOW)
    filing.note_confirmed(doctor, Filed.objects.get(pk=filed.pk), TODAY, NOW)

    assert list(stands(Filed.objects.get(pk=filed.pk)).values()) == [True, False, False]


def test_a_withdrawal_ends_as_much_as_the_patient_said(doctor: Person) -> None:
    there = patient(doctor)
    mail = consented(doctor, there)
    text = consented(doctor, there, channel="sms", address=PHONE)
    ended = filing.withdraw(doctor, mail, WithdrawnBy.STOP_WORD, Reach.ADDRESS, TODAY, NOW)
    assert (ended, Filed.objects.get(pk=text.pk).ended) == (1, None)

    again = consented(doctor, there, address="other@example.org")
    assert filing.withdraw(doctor, again, WithdrawnBy.IN_PERSON, Reach.ALL, TODAY, NOW) == 2
    assert Filed.objects.get(pk=text.pk).ended == TODAY


def test_what_was_entered_in_error_counts_for_nothing(doctor: Person) -> None:
    filed = authorized(doctor, patient(doctor))
    filing.set_aside(doctor, filed, TODAY, NOW)

    assert set(stands(filed).values()) == {False}


def test_a_visit_is_recorded_once_and_makes_a_relationship(doctor: Person, other_unit: Person) -> None:
    there = patient(doctor)
    before = showing.relationship(doctor, there, TODAY)
    for _ in range(2):
        patients.record_visit(doctor, there, TODAY, NOW)

    assert Visit.objects.count() == 1
    assert showing.relationship(doctor, there, TODAY) != before
    now, later = (showing.relationship(doctor, there, day) for day in (TODAY, date(2030, 1, 1)))
    assert later not in {before, now}


def test_two_records_of_one_patient_become_one(doctor: Person) -> None:
    kept, other = patient(doctor), patient(doctor, "Maria Q. Montes", "mm@example.org")
    filed = authorized(doctor, other)
    for day in (TODAY, TODAY - timedelta(days=9)):
        patients.record_visit(doctor, other, day, NOW)
    patients.record_visit(doctor, kept, TODAY, NOW)
    patients.merge(doctor, kept, other, NOW)

    assert list(patients_of(doctor)) == [kept]
    assert {value for _, value in patients.addresses_of(kept)} == {EMAIL, PHONE, "mm@example.org"}
    assert list(finding.by_name(patients_of(doctor), doctor.unit_id, "montes")) == [kept]
    assert set(stands(Filed.objects.get(pk=filed.pk)).values()) == {True}
    assert checked(doctor, sha256=PICTURE) == "on-file"
    assert Visit.objects.filter(patient=kept).count() == 2


def test_the_ledger_says_what_came_from_where_and_no_name(doctor: Person) -> None:
    kept, other = patient(doctor), patient(doctor, "Maria Q. Montes", "mm@example.org")
    filed = authorized(doctor, other)
    patients.merge(doctor, kept, other, NOW)
    facts = json.loads(Entry.objects.get(act="patients-merged").facts)

    assert facts == {
        "other": f"patient:{other.number}",
        "moved": [f"authorization:{filed.number}"],
        "visits": 0,
        "addresses": 1,
    }


def test_a_record_is_not_merged_with_itself(doctor: Person) -> None:
    there = patient(doctor)
    with pytest.raises(patients.PatientFault):
        patients.merge(doctor, there, there, NOW)


def test_everything_of_a_patient_is_taken_out_and_everything_is_deleted(doctor: Person) -> None:
    there, stays = patient(doctor), patient(doctor, "Somebody Else", "else@example.org")
    filed = authorized(doctor, there)
    relying.note_by_hand(doctor, filed, WHERE, NOW)
    patients.record_visit(doctor, there, TODAY, NOW)
    told = patients.taken_out(doctor, there, NOW)
    patients.delete(doctor, there, NOW)

    assert (told["name"], len(told["addresses"]), len(told["records"][0]["papers"])) == (NAME, 2, 1)
    assert told["records"][0]["relied_on_it"][0]["where"] == WHERE
    assert [Filed.objects.count(), Visit.objects.count(), Reliance.objects.count()] == [0, 0, 0]
    assert {one.patient_id for one in Finder.objects.all()} == {stays.pk}
    assert [act for act, _ in acts()][-2:] == ["patient-exported", "patient-deleted"]


@pytest.mark.parametrize(
    ("platform", "today", "answer"),
    [
        ("instagram", TODAY, "on-file"),
        ("tiktok", TODAY, "none"),
        ("", TODAY, "none"),
        ("instagram", date(2027, 3, 2), "expired"),
        ("instagram", date(2026, 3, 1), "none"),
    ],
)
def test_a_picture_is_resolved_by_its_hash(doctor: Person, platform: str, today: date, answer: str) -> None:
    authorized(doctor, patient(doctor))

    assert checked(doctor, platform, today, sha256=PICTURE.upper()) == answer


def test_a_picture_is_resolved_by_the_record_it_names(doctor: Person) -> None:
    filed = authorized(doctor, patient(doctor))

    assert checked(doctor, authorization=str(filed.pk), sha256=PICTURE) == "on-file"
    assert checked(doctor, authorization=str(filed.pk), sha256="0" * 64) == "none"
    assert checked(doctor, authorization=str(filed.patient_id), sha256=PICTURE) == "none"
    assert checked(doctor, authorization="on-file") == "on-file"


def test_a_revoked_permission_is_told_as_revoked(doctor: Person) -> None:
    filing.revoke(doctor, authorized(doctor, patient(doctor)), TODAY, NOW)

    assert checked(doctor, sha256=PICTURE) == "revoked"


def test_another_units_permission_is_none(doctor: Person, other_unit: Person) -> None:
    filed = authorized(doctor, patient(doctor))

    assert checked(other_unit, sha256=PICTURE) == "none"
    assert checked(other_unit, authorization=str(filed.pk), sha256=PICTURE) == "none"


def test_a_picture_that_was_approved_relies_on_its_authorization(doctor: Person) -> None:
    filed = authorized(doctor, patient(doctor))
    noted = relying.note_pictures(doctor, {"pictures": [PICTURE]}, "approved", Reliance.How.APPROVED, NOW)

    assert (noted, filed.reliances.get().how) == (1, "approved")
    assert (
        relying.note_pictures(doctor, {"pictures": ["0" * 64, 7, None]}, "x", Reliance.How.APPROVED, NOW) == 0
    )


def test_two_who_end_a_record_at_once_end_it_once(doctor: Person) -> None:
    filed = authorized(doctor, patient(doctor))
    first, second = Filed.objects.get(pk=filed.pk), Filed.objects.get(pk=filed.pk)
    filing.revoke(doctor, first, TODAY, NOW)

    with pytest.raises(Filed.DoesNotExist):
        filing.revoke(doctor, second, TODAY, NOW)
    assert FiledVersion.objects.filter(filed=filed).count() == 2


def test_a_paper_of_another_patient_is_refused(doctor: Person) -> None:
    authorized(doctor, patient(doctor))
    other = patient(doctor, "Somebody Else", "else@example.org")

    with pytest.raises(RecordFault) as refused:
        filing.put_on_file(doctor, other, filing.Signed(AUTHORIZATION, (paper("{}"),)), NOW, TODAY)
    assert "paper-of-another" in {fault.code for fault in refused.value.faults}
