"""The registry of this server: the patients of the sender's own unit, and their consents."""

from datetime import date

from django.db import DatabaseError

from bedside.authorizations import ContactConsent
from bedside.authorizations.addresses import AddressFault
from bedside.authorizations.relationship import Clinician, Source, Tie, read_rule, relationship_of
from bedside.authorizations.relationship import Relationship as Found
from bedside.contact.request import Relationship
from bedside.server.authorizations import finding
from bedside.server.authorizations.access import filed_of, patients_of
from bedside.server.authorizations.contents import records_of
from bedside.server.authorizations.models import Filed, Patient
from bedside.server.authorizations.patients import name_of
from bedside.server.mail_gate.registry import OnFile, RegistryFault
from bedside.server.people.models import Person
from bedside.server.sealing.faults import Locked, Unreadable

# An appointment to come is no relationship yet: the table knows established, former, none and unknown.
_TOLD = {Found.ESTABLISHED: Relationship.ESTABLISHED, Found.FORMER: Relationship.FORMER}
# Shorter words of a name are words of every language.
SHORTEST_WORD = 3


class ServerRegistry:
    """Asks the database of this server; nothing is written, whoever is found or not."""

    def may_send(self, sender: str) -> bool:
        """Whether somebody with this address may sign in here."""
        try:
            return _person(sender) is not None
        except DatabaseError:
            raise RegistryFault from None

    def on_file(self, sender: str, address: str, day: date) -> tuple[OnFile, ...]:
        """Return the patients of the sender's unit with this address; whoever treats nobody knows of none."""
        try:
            person = _person(sender)
            if person is None:
                return ()
            kind, value = finding.normal_address(address)
            found = finding.by_address(patients_of(person), person.unit_id, kind, value)
            return tuple(_on_file(person, patient, day) for patient in found)
        except AddressFault:
            return ()
        except (DatabaseError, Locked, Unreadable):
            raise RegistryFault from None


def _person(sender: str) -> Person | None:
    return Person.objects.filter(email__iexact=sender, is_active=True).first()


def _on_file(person: Person, patient: Patient, day: date) -> OnFile:
    filed = filed_of(person).filter(patient=patient, kind=Filed.Kind.CONSENT)
    records = [record for _, record in records_of(filed)]
    consents = tuple(one for one in records if isinstance(one, ContactConsent))
    words = finding.words_of_name(name_of(patient))
    return OnFile(
        patient=str(patient.pk),
        relationship=_relationship(person, patient, day),
        consents=consents,
        names=frozenset(word for word in words if len(word) >= SHORTEST_WORD),
        is_minor=any(one.is_minor for one in consents),
    )


def _relationship(person: Person, patient: Patient, day: date) -> Relationship:
    """Tell it from the visits on file, by the rule that comes with Bedside."""
    place = str(patient.unit_id)
    ties = [
        Tie(source=Source.VISIT, clinician=str(one.by_id), ends=one.day, organization=place, specialty=place)
        for one in patient.visits.all()
    ]
    there = frozenset((place,))
    clinician = Clinician(ids=frozenset((str(person.pk),)), organizations=there, specialties=there)
    found = relationship_of(ties, clinician, read_rule({}), day).relationship
    return _TOLD.get(found, Relationship.UNKNOWN)
