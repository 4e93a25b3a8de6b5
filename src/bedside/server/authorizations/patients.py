"""Putting a patient on file, changing, merging, taking out and deleting; in the ledger stands a number and no name."""

from base64 import b64encode
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db import transaction

from bedside.server.authorizations import finding
from bedside.server.authorizations.access import patients_of, require_treating
from bedside.server.authorizations.contents import as_fields, record_of
from bedside.server.authorizations.evidence import paper_of
from bedside.server.authorizations.models import Address, Filed, Patient, Visit
from bedside.server.authorizations.relying import proof_of, where_of
from bedside.server.ledger.acts import PatientDeleted, PatientExported, PatientsMerged
from bedside.server.ledger.recording import record
from bedside.server.ledger.values import AuthorizationRef, PatientRef
from bedside.server.people.in_the_ledger import person_ref
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


def change(by: Person, patient: Patient, known: Known, now: datetime) -> None:
    """Write a patient's name and addresses anew.

    Raises:
        Patient.DoesNotExist: it is nobody of their unit.
        AddressFault: an address is none.
        Locked: no key is at hand.
    """
    require_treating(by)
    keys()
    with transaction.atomic():
        kept = patients_of(by).select_for_update().get(pk=patient.pk)
        kept.name, kept.changed = seal(known.name.strip(), about(kept, "name")), now
        kept.save(update_fields=["name", "changed"])
        kept.addresses.all().delete()
        finding.index(kept, known.name, _addresses(kept, known.addresses, now))


def record_visit(by: Person, patient: Patient, day: date, now: datetime) -> None:
    """Note that a patient was seen on a day; the same day is noted once."""
    require_treating(by)
    Visit.objects.get_or_create(
        patient=patients_of(by).get(pk=patient.pk), day=day, by=by, defaults={"made": now}
    )


def merge(by: Person, kept: Patient, other: Patient, now: datetime) -> None:
    """Make two records of one patient one; the other stays sealed behind it, and the ledger says what came from it.

    Raises:
        PatientFault: it is the same record.
        Patient.DoesNotExist: one of them is nobody of their unit.
        Locked: no key is at hand.
    """
    require_treating(by)
    keys()
    if kept.pk == other.pk:
        raise PatientFault
    with transaction.atomic():
        both = patients_of(by).select_for_update().in_bulk([kept.pk, other.pk])
        if len(both) < len({kept.pk, other.pk}):
            raise Patient.DoesNotExist
        record(_merged(both[kept.pk], both[other.pk], now), person_ref(by), now)


def _merged(kept: Patient, other: Patient, now: datetime) -> PatientsMerged:
    moved = frozenset(AuthorizationRef(number) for number in other.filed.values_list("number", flat=True))
    there = set(kept.visits.values_list("day", "by_id"))
    new_visits = [visit.pk for visit in other.visits.all() if (visit.day, visit.by_id) not in there]
    visits = other.visits.filter(pk__in=new_visits).update(patient=kept)
    other.filed.update(patient=kept)
    other.finders.exclude(filed=None).update(patient=kept)
    other.contact_notes.update(patient=kept)
    own = {value for _, value in addresses_of(kept)}
    more = tuple(Reached(value, one.is_shared) for one, value in addresses_of(other) if value not in own)
    _addresses(kept, more, now)
    finding.index(kept, f"{name_of(kept)} {name_of(other)}", addresses_of(kept))
    other.finders.all().delete()
    other.merged_into, kept.changed = kept, now
    other.save(update_fields=["merged_into"])
    kept.save(update_fields=["changed"])
    refs = PatientRef(kept.number), PatientRef(other.number)
    return PatientsMerged(*refs, moved=moved, visits=visits, addresses=len(more))


def delete(by: Person, patient: Patient, now: datetime) -> None:
    """Delete everything that is on file of a patient, for good.

    Raises:
        Patient.DoesNotExist: it is nobody of their unit.
    """
    require_treating(by)
    with transaction.atomic():
        gone = patients_of(by).select_for_update().get(pk=patient.pk)
        told = PatientDeleted(PatientRef(gone.number), records=gone.filed.count())
        gone.delete()
        record(told, person_ref(by), now)


def taken_out(by: Person, patient: Patient, now: datetime) -> dict[str, Any]:
    """Return everything that is on file of a patient, as plain values; the ledger says that it was taken out.

    Raises:
        Patient.DoesNotExist: it is nobody of their unit.
        Locked: no key is at hand.
        Unreadable: a part of it cannot be opened.
    """
    require_treating(by)
    found = patients_of(by).get(pk=patient.pk)
    told = {
        "name": name_of(found),
        "addresses": [
            {"kind": one.kind, "address": value, "shared": one.is_shared}
            for one, value in addresses_of(found)
        ],
        "visits": [visit.day.isoformat() for visit in found.visits.all()],
        "records": [_record_taken_out(one) for one in found.filed.all()],
    }
    with transaction.atomic():
        record(PatientExported(PatientRef(found.number)), person_ref(by), now)
    return told


def _record_taken_out(filed: Filed) -> dict[str, Any]:
    return {
        "kind": filed.kind,
        "record": as_fields(record_of(filed)),
        "papers": [
            {"type": paper.kind, "base64": b64encode(paper_of(paper)).decode("ascii")}
            for paper in filed.evidence.all()
        ],
        "relied_on_it": [
            {
                "where": where_of(one),
                "taken_down": one.taken_down and one.taken_down.isoformat(),
                "proof": proof_of(one),
            }
            for one in filed.reliances.all()
        ],
    }
