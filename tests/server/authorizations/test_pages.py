"""The pages of patients and their records: for the unit alone, in plain words, nothing of anybody in an address."""

import base64
from datetime import timedelta
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import timezone

from bedside.server.authorizations import filing, relying
from bedside.server.authorizations.contents import record_of
from bedside.server.authorizations.evidence import paper_of
from bedside.server.authorizations.models import Evidence, Filed, Patient, Reliance
from bedside.server.people.models import Person
from bedside.server.people.roles import Role
from bedside.server.reviews import answering
from bedside.server.reviews.models import Asked
from bedside.server.reviews.reading import Answered
from bedside.server.reviews.sending import send
from tests.server.authorizations.files import (
    NAME,
    NOW,
    PICTURE,
    TODAY,
    WHERE,
    authorized,
    clinician,
    consented,
    patient,
)
from tests.server.conftest import PersonWith, browser
from tests.server.reviews.people import as_reader

pytestmark = pytest.mark.django_db
# One white point.
PNG = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8/5+hHgAHggJ/PchI7wAAAABJRU5ErkJggg=="
)
SIGNED = {
    "language": "en",
    "kinds": ["photo", "story"],
    "description": "Two photos of the scar on the left hand, of January 2026",
    "disclosers": "The practice",
    "recipients": "Everybody on the web",
    "uses": ["instagram"],
    "uses-other": "the lobby screen",
    "purposes": ["education"],
    "is_paid": "no",
    "revoke_to": "1 Main Street",
    "signer": "patient",
    "typed": NAME,
}


@pytest.fixture
def doctor(person_with: PersonWith) -> Person:
    return clinician(person_with)


@pytest.fixture
def client(doctor: Person) -> Client:
    made = browser()
    made.force_login(doctor)
    return made


@pytest.fixture
def there(doctor: Person) -> Patient:
    return patient(doctor)


def days(**more: str) -> dict[str, str]:
    today = timezone.localdate()
    return {"signed": today.isoformat(), "expires": (today + timedelta(days=300)).isoformat(), **more}


def sign(client: Client, whom: Patient, **other: Any) -> Any:
    given = {name: value for name, value in {**SIGNED, **days(), **other}.items() if value is not None}
    return client.post(f"/patients/{whom.pk}/permission", given)


def test_a_patient_is_put_on_file_found_and_changed(client: Client) -> None:
    answer = client.post("/patients/new", {"name": NAME, "addresses": "maria@example.org\n401-555-0101 *"})
    page = client.get(answer.headers["Location"]).content.decode()
    found = client.post("/patients/", {"wanted": "quillonberry"}).content.decode()
    client.post(answer.headers["Location"] + "/change", {"name": "Maria Montes", "addresses": ""})

    assert NAME in page
    assert "+14015550101" in page
    assert NAME in found
    assert "Maria Montes" in client.post("/patients/", {"wanted": "montes"}).content.decode()
    assert NAME not in client.post("/patients/", {"wanted": "quillonberry"}).content.decode()


@pytest.mark.parametrize(
    "addresses", ["nonsense", "maria@example.org\n12", "\n".join(["a@example.org"] * 13)]
)
def test_what_is_no_address_is_told_by_its_line(client: Client, addresses: str) -> None:
    page = client.post("/patients/new", {"name": NAME, "addresses": addresses})

    assert page.status_code == 422
    assert not Patient.objects.exists()


def test_without_anything_on_file_nothing_is_allowed(client: Client, there: Patient) -> None:
    page = client.get(f"/patients/{there.pk}").content.decode()

    assert page.count("Unknown means no.") == 2


def test_a_form_is_signed_by_a_typed_name_and_its_paper_is_made(client: Client, there: Patient) -> None:
    answer = sign(client, there)
    filed = Filed.objects.get()
    record: Any = record_of(filed)

    assert answer.headers["Location"] == f"/patients/records/{filed.pk}"
    assert record.uses == {"instagram", "the lobby screen"}
    assert record.is_paid is False
    assert paper_of(filed.evidence.get()).startswith(b"%PDF-")
    assert "Instagram" in client.get(answer.headers["Location"]).content.decode()


def test_two_of_one_name_who_answer_alike_have_signed_two_papers(
    client: Client, doctor: Person, there: Patient
) -> None:
    answers = [sign(client, there), sign(client, patient(doctor, NAME, "other@example.org"))]

    assert [answer.status_code for answer in answers] == [302, 302]


def test_a_form_is_signed_by_a_drawing(client: Client, there: Patient) -> None:
    sign(client, there, typed=None, drawn="data:image/png;base64," + base64.b64encode(PNG).decode())

    assert [one.kind for one in Evidence.objects.all()] == ["application/pdf", "image/png"]


def test_a_signed_paper_is_handed_in_and_given_out_as_it_is(client: Client, there: Patient) -> None:
    sign(client, there, typed=None, papers=SimpleUploadedFile("../evil.html", PNG, content_type="text/html"))
    given = client.get(f"/patients/papers/{Evidence.objects.get().pk}")

    assert (given.content, given.headers["Content-Type"]) == (PNG, "image/png")
    assert given.headers["Content-Disposition"] == 'attachment; filename="signed.png"'


def test_pictures_are_known_by_their_hash_and_never_kept(client: Client, there: Patient) -> None:
    picture = SimpleUploadedFile("scar.jpg", b"the scar, before and after", content_type="image/jpeg")
    sign(client, there, picture_files=picture)
    record: Any = record_of(Filed.objects.get())

    assert record.pictures == (PICTURE,)
    assert Evidence.objects.count() == 1


@pytest.mark.parametrize(
    "other",
    [
        {"typed": None},
        {"expires": None},
        {"expires": "soon"},
        {"kinds": None},
        {"description": "all photos"},
        {"pictures": "not a hash"},
        {"papers": SimpleUploadedFile("a.html", b"<script>alert(1)</script>")},
        {"signer": "parent"},
    ],
    ids=lambda other: next(iter(other)),
)
def test_what_does_not_hold_stays_on_the_page(client: Client, there: Patient, other: dict[str, Any]) -> None:
    page = sign(client, there, **other)

    assert page.status_code == 422
    assert b"alert" in page.content.replace(b'role="alert"', b"alert")
    assert not Filed.objects.exists()
    if "description" not in other:
        assert SIGNED["description"] in page.content.decode()


def test_the_form_comes_in_spanish(client: Client, there: Patient) -> None:
    page = client.get(f"/patients/{there.pk}/permission?language=es").content.decode()

    assert 'lang="es"' in page
    assert 'value="es"' in page


def test_a_form_that_was_not_ours_is_refused(doctor: Person, there: Patient) -> None:
    stranger = browser(checks_csrf=True)
    stranger.force_login(doctor)

    assert sign(stranger, there).status_code == 403
    assert not Filed.objects.exists()


def test_a_consent_goes_from_signed_to_confirmed_to_withdrawn(client: Client, there: Patient) -> None:
    told = {
        "channel": "sms",
        "address": "401-555-0101",
        "content": ["administrative"],
        "wants_unencrypted": "yes",
    }
    today = timezone.localdate().isoformat()
    answer = client.post(
        f"/patients/{there.pk}/consent", {**told, "granted": today, "signer": "patient", "typed": NAME}
    )
    at = answer.headers["Location"]
    steps = [client.get(at).content.count(b"Yes</span>") + client.get(at).content.count(b"Yes:</span>")]
    for step in ("asked", "confirmed"):
        client.post(f"{at}/opt-in", {"step": step})
    steps.append(client.get(at).content.count(b"Yes:</span>"))
    client.post(f"{at}/withdraw", {"day": today, "how": "stop-word", "reach": "all"})
    steps.append(client.get(at).content.count(b"Yes:</span>"))

    assert steps == [0, 1, 0]


def test_a_revocation_makes_tasks_that_end_with_their_proof(
    client: Client, doctor: Person, there: Patient
) -> None:
    filed = authorized(doctor, there)
    at = f"/patients/records/{filed.pk}"
    client.post(f"{at}/relied", {"where": WHERE})
    client.post(f"{at}/revoke", {"day": timezone.localdate().isoformat()})
    today = client.get("/contact/today").content.decode()
    client.post(f"/patients/taken-down/{Reliance.objects.get().pk}", {"proof": "The address answers 404."})

    assert WHERE in today
    assert NAME in today
    assert WHERE not in client.get("/contact/today").content.decode()
    assert "answers 404" in client.get(at).content.decode()


@pytest.mark.parametrize("day", ["", "x", "2999-01-01"])
def test_without_a_day_that_has_come_nothing_ends(
    client: Client, doctor: Person, there: Patient, day: str
) -> None:
    filed = authorized(doctor, there)
    client.post(f"/patients/records/{filed.pk}/revoke", {"day": day})

    assert Filed.objects.get().ended is None


def test_the_page_of_the_day_shows_what_ends_soon_and_what_was_refused(
    client: Client, doctor: Person, there: Patient
) -> None:
    soon = timezone.localdate() + timedelta(days=20)
    filing_day = {"signed": TODAY, "expires": soon}
    authorized(doctor, there, **filing_day)
    told = {"direction": "inbound", "channel": "friend-request", "relationship": "established"}
    client.post("/contact/keep", {**told, "content": ""})
    page = client.get("/contact/today").content.decode()

    assert NAME in page
    assert "Received by friend-request" in page


def test_a_patient_is_taken_out_merged_and_deleted(client: Client, doctor: Person, there: Patient) -> None:
    authorized(doctor, there)
    other = patient(doctor, "Maria Q. Montes", "mm@example.org")
    client.post(f"/patients/{there.pk}/merge", {"other": str(other.pk)})
    told = client.post(f"/patients/{there.pk}/export").json()
    client.post(f"/patients/{there.pk}/delete", {})
    stays = Patient.objects.count()
    client.post(f"/patients/{there.pk}/delete", {"sure": "yes"})

    assert (told["name"], len(told["addresses"]), stays) == (NAME, 3, 2)
    assert not Patient.objects.exists()


def paths(filed: Filed) -> dict[str, dict[str, str]]:
    """Every address of a patient and a record, with what would be sent there."""
    one, record = f"/patients/{filed.patient_id}", f"/patients/records/{filed.pk}"
    paper, relied = filed.evidence.get().pk, filed.reliances.get().pk
    day = {"day": timezone.localdate().isoformat()}
    return {
        one: {},
        f"{one}/change": {"name": "X"},
        f"{one}/visit": day,
        f"{one}/merge": {"other": str(filed.patient_id)},
        f"{one}/export": {},
        f"{one}/delete": {"sure": "yes"},
        f"{one}/permission": {},
        f"{one}/consent": {},
        record: {},
        f"{record}/revoke": day,
        f"{record}/withdraw": {**day, "how": "phone", "reach": "all"},
        f"{record}/opt-in": {"step": "asked"},
        f"{record}/in-error": {},
        f"{record}/relied": {"where": WHERE},
        f"/patients/taken-down/{relied}": {"proof": "Gone."},
        f"/patients/papers/{paper}": {},
    }


@pytest.mark.parametrize(
    ("unit", "role", "status"),
    [
        ("Surgery", Role.CLINICIAN, {404, 405}),
        ("Family medicine", Role.ADMINISTRATOR, {302, 403}),
        ("Family medicine", Role.COMMUNICATIONS, {302, 403}),
    ],
)
def test_nobody_outside_of_those_who_treat_sees_anything(
    doctor: Person, there: Patient, person_with: PersonWith, unit: str, role: Role, status: set[int]
) -> None:
    filed = authorized(doctor, there)
    relying.note_by_hand(doctor, filed, WHERE, NOW)
    filing.revoke(doctor, filed, TODAY, NOW)
    somebody = browser()
    somebody.force_login(clinician(person_with, unit, "somebody", role))
    answers = [
        answer
        for path, told in paths(filed).items()
        for answer in (somebody.get(path), somebody.post(path, told))
    ]

    assert {answer.status_code for answer in answers} <= status
    assert not [answer for answer in answers if NAME.encode() in answer.content]
    assert Patient.objects.count() == 1
    assert relying.tasks_of(doctor).count() == 1


def test_who_is_in_no_unit_is_told_so(person_with: PersonWith) -> None:
    somebody = browser()
    somebody.force_login(person_with(Role.CLINICIAN))

    assert [somebody.get(path).status_code for path in ("/patients/", "/patients/new", "/contact/today")] == [
        403
    ] * 3


def test_a_check_asks_for_the_permission_of_each_picture(
    client: Client, doctor: Person, there: Patient
) -> None:
    authorized(doctor, there)
    picture = {"type": "photo", "shows": "a patient's hand with a scar", "sha256": PICTURE}

    def codes(**more: str) -> set[str]:
        draft = {"text": "Healed well.", "platform": "instagram", "attachments": [{**picture, **more}]}
        report = client.post("/compose/check", draft, content_type="application/json").json()
        return {concern["code"] for concern in report["concerns"]}

    assert "patient-image" not in codes()
    assert "patient-image" in codes(sha256="0" * 64)
    assert "patient-image" in codes(sha256="0" * 64, authorization=str(Filed.objects.get().pk))


def test_an_approved_draft_notes_on_which_permission_its_pictures_rely(
    doctor: Person, there: Patient, person_with: PersonWith
) -> None:
    filed = authorized(doctor, there)
    reader = person_with(Role.SECOND_READER)
    draft = {"text": "Healed well.", "platform": "instagram", "attachments": [{"sha256": PICTURE}]}
    sent = send(doctor, draft, [reader.pk], NOW)
    answering.give_answer(as_reader(sent, reader), 1, Answered.APPROVED, "", NOW)

    assert Asked.objects.count() == 1
    assert filed.reliances.get().how == "approved"


def test_an_empty_form_can_be_printed(client: Client) -> None:
    assert client.get("/patients/forms/publication/es").content.startswith(b"%PDF-")
    assert client.get("/patients/forms/other/es").status_code == 404


def test_a_consent_of_another_is_not_revoked_as_a_permission(
    client: Client, doctor: Person, there: Patient
) -> None:
    filed = consented(doctor, there)
    client.post(f"/patients/records/{filed.pk}/revoke", {"day": timezone.localdate().isoformat()})

    assert Filed.objects.get().ended is None
