"""Putting a patient on file, changing, merging, taking out and deleting; in the ledger stands a number and no name."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from bedside.server.authorizations import finding
from bedside.server.authorizations.access import require_treating
from bedside.server.authorizations.models import Address, Patient
from bedside.server.people.models import Person
from bedside.server.sealing.fields import about
from bedside.server.sealing.keys_at_hand import keys
from bedside.server.sealing.seals import seal, unseal

LONGEST_NAME = 200  # signs
MOST_ADDRESSES = 12


class PatientFault(Exception):  # noqa: N818 - a fault is what a person can mend; the word of all rooms
    """A patient cannot be kept so; says why."""


@dataclass(frozen=True, slots=True)
class Reached:
    """One address or number, as it was typed, and whether others of the family read it too."""

    typed: str
    is_shared: bool = False


@dataclass(frozen=True, slots=True)
class Known:
    """What is known of a patient: the least that serves."""

    name: str
    addresses: tuple[Reached, ...] = ()


def put_on_file(by: Person, known: Known, now: datetime) -> Patient:
    """Put a patient on file in the unit of whoever does it.

    Raises:
        NotTreating: they treat nobody here.
        AddressFault: an address is none.
        Locked: no key is at hand.
    """
    require_treating(by)
    keys()
    with transaction.atomic():
        patient = Patient(unit=by.unit, made=now, changed=now)
        patient.name = seal(known.name.strip(), about(patient, "name"))
        patient.save(force_insert=True)
        finding.index(patient, known.name, _addresses(patient, known.addresses, now))
    return patient


def _addresses(patient: Patient, reached: Sequence[Reached], now: datetime) -> list[tuple[Address, str]]:
    made: dict[str, Address] = {}
    for one in reached:
        kind, value = finding.normal_address(one.typed)
        if value not in made:
            address = Address(patient=patient, kind=kind, is_shared=one.is_shared, made=now)
            address.value = seal(value, about(address, "value"))
            made[value] = address
    Address.objects.bulk_create(made.values())
    return [(address, value) for value, address in made.items()]


def name_of(patient: Patient) -> str:
    """Return a patient's name.

    Raises:
        Locked: no key is at hand.
        Unreadable: it cannot be opened.
    """
    return unseal(patient.name, about(patient, "name"))


def addresses_of(patient: Patient) -> list[tuple[Address, str]]:
    """Return a patient's addresses, each with its words.

    Raises:
        Locked: no key is at hand.
        Unreadable: one cannot be opened.
    """
    return [(one, unseal(one.value, about(one, "value"))) for one in patient.addresses.all()]
