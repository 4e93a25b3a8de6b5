"""A unit with a clinician and a patient, and records that hold."""

from dataclasses import replace
from datetime import UTC, date, datetime
from hashlib import sha256
from typing import Any

from bedside.authorizations import Authorization, Channel, ContactConsent, Content, Kind, Statement
from bedside.server.authorizations.evidence import Paper
from bedside.server.authorizations.filing import Signed, put_on_file
from bedside.server.authorizations.models import Filed, Patient
from bedside.server.authorizations.patients import Known, Reached
from bedside.server.authorizations.patients import put_on_file as put_patient
from bedside.server.people.models import Person, Unit
from bedside.server.people.roles import Role
from tests.server.conftest import PersonWith

NOW = datetime(2026, 3, 2, 15, 0, tzinfo=UTC)
TODAY = date(2026, 3, 2)
PICTURE = sha256(b"the scar, before and after").hexdigest()
NAME, EMAIL, PHONE = "María Quillonberry", "maria@quillonberry.example", "+14015550101"
WHERE = "https://social.example/@practice/1"
AUTHORIZATION = Authorization(
    id="",
    patient="",
    kinds=frozenset({Kind.PHOTO}),
    description="Two photos of the scar on the left hand, of January 2026",
    pictures=(PICTURE,),
    disclosers=("The practice",),
    recipients=("Everybody on the web",),
    uses=frozenset({"instagram", "website"}),
    purposes=frozenset({"education"}),
    expires=date(2027, 3, 1),
    signed=TODAY,
    statements=frozenset(Statement),
    wording="publication",
    wording_version="1",
)
CONSENT = ContactConsent(
    id="",
    patient="",
    channel=Channel.EMAIL,
    address=EMAIL,
    content=frozenset({Content.ADMINISTRATIVE}),
    warned=TODAY,
    wants_unencrypted=True,
    granted=TODAY,
    wording="contact",
    wording_version="1",
)


def clinician(
    person_with: PersonWith, unit: str = "Family medicine", name: str = "doctor", *roles: Role
) -> Person:
    """Somebody who treats patients in a unit."""
    person = person_with(*(roles or (Role.CLINICIAN,)), email=f"{name}@hospital.example")
    Person.objects.filter(pk=person.pk).update(unit=Unit.objects.get_or_create(name=unit)[0])
    return Person.objects.get(pk=person.pk)


def patient(by: Person, name: str = NAME, *addresses: str) -> Patient:
    """A patient of somebody's unit."""
    return put_patient(by, Known(name, tuple(map(Reached, addresses or (EMAIL, PHONE)))), NOW)


def paper(words: str = "signed") -> Paper:
    """A signed paper."""
    return Paper(b"%PDF-1.4 " + words.encode())


def authorized(by: Person, whom: Patient, **other: Any) -> Filed:
    """An authorization on file."""
    record = replace(AUTHORIZATION, **other)
    return put_on_file(by, whom, Signed(record, (paper(str(other)),)), NOW, TODAY)


def consented(by: Person, whom: Patient, **other: Any) -> Filed:
    """A consent to be contacted on file."""
    return put_on_file(by, whom, Signed(replace(CONSENT, **other), (paper(f"c{other}"),)), NOW, TODAY)
