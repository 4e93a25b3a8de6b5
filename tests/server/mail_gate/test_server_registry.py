"""What this server has on file of an address, as the gate asks for it: of the sender's own unit alone."""

from datetime import timedelta
from email.policy import SMTP

import pytest

from bedside.authorizations import Content, Reach, WithdrawnBy
from bedside.contact.request import Consent, Relationship
from bedside.server.authorizations import filing, patients
from bedside.server.mail_gate.deciding import Practice, Sending, decide
from bedside.server.mail_gate.reading import read_mail
from bedside.server.mail_gate.registry import consent_of
from bedside.server.mail_gate.server_registry import ServerRegistry
from bedside.server.people.models import Person
from tests.server.authorizations.files import EMAIL, NOW, TODAY, clinician, consented, patient
from tests.server.conftest import PersonWith
from tests.server.mail_gate.practice import letter

pytestmark = pytest.mark.django_db

REGISTRY = ServerRegistry()


@pytest.fixture
def doctor(person_with: PersonWith) -> Person:
    return clinician(person_with)


@pytest.fixture
def surgeon(person_with: PersonWith) -> Person:
    return clinician(person_with, "Surgery", "surgeon")


def consent(by: Person, content: Content = Content.ADMINISTRATIVE) -> Consent:
    [found] = REGISTRY.on_file(by.email, EMAIL, TODAY)
    return consent_of(found.standing(EMAIL, content, TODAY, is_encrypted=True))


def test_only_people_of_the_server_may_send(doctor: Person) -> None:
    assert REGISTRY.may_send(doctor.email.upper())
    assert not REGISTRY.may_send("nobody@practice.example")
    Person.objects.filter(pk=doctor.pk).update(is_active=False)

    assert not REGISTRY.may_send(doctor.email)


def test_a_patient_is_known_to_the_own_unit_alone(doctor: Person, surgeon: Person) -> None:
    patient(doctor)

    assert len(REGISTRY.on_file(doctor.email, EMAIL, TODAY)) == 1
    assert REGISTRY.on_file(surgeon.email, EMAIL, TODAY) == ()
    assert REGISTRY.on_file(doctor.email, "nobody@example.org", TODAY) == ()


def test_a_visit_makes_a_relationship(doctor: Person) -> None:
    there = patient(doctor)
    assert REGISTRY.on_file(doctor.email, EMAIL, TODAY)[0].relationship is Relationship.UNKNOWN
    patients.record_visit(doctor, there, TODAY - timedelta(days=30), NOW)

    assert REGISTRY.on_file(doctor.email, EMAIL, TODAY)[0].relationship is Relationship.ESTABLISHED


def test_a_consent_counts_until_it_is_withdrawn(doctor: Person) -> None:
    there = patient(doctor)
    assert consent(doctor) is Consent.ABSENT
    filed = consented(doctor, there, asked=TODAY, confirmed=TODAY)
    assert consent(doctor) is Consent.GRANTED
    filing.withdraw(doctor, filed, WithdrawnBy.OWN_WORDS, Reach.ALL, TODAY, NOW)

    assert consent(doctor) is Consent.REVOKED


def test_the_name_of_a_patient_may_not_stand_in_a_subject(doctor: Person) -> None:
    there = patient(doctor)
    patients.record_visit(doctor, there, TODAY, NOW)
    consented(doctor, there, asked=TODAY, confirmed=TODAY)
    word = max(REGISTRY.on_file(doctor.email, EMAIL, TODAY)[0].names, key=len)
    mail = read_mail(letter(f"[secure] {word}", "We are open on Monday.").as_bytes(policy=SMTP), "[secure]")
    [found] = decide(Sending(mail, doctor.email, TODAY), (EMAIL,), REGISTRY, Practice((), ()))

    assert found.held
    assert word not in repr(found)
