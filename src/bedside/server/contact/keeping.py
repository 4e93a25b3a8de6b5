"""Keeping a line for the record, and noting that a clinician decided otherwise; the message is kept by neither."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.conf import settings
from django.db import transaction
from django.db.models import QuerySet

from bedside.contact.table import Decision
from bedside.server.contact.deciding import Decided
from bedside.server.contact.models import Note, Override, Reason
from bedside.server.ledger.acts import ContactDecidedOtherwise
from bedside.server.ledger.recording import record
from bedside.server.ledger.values import ContactRef
from bedside.server.people.in_the_ledger import person_ref
from bedside.server.people.models import Person
from bedside.server.people.permissions import may
from bedside.server.sealing.fields import about
from bedside.server.sealing.keys_at_hand import keys
from bedside.server.sealing.seals import seal

OVERRIDE = "contact:override"
KEEP = "contact:keep"
LONGEST_REASON = 2_000  # signs


class ContactFault(Exception):  # noqa: N818 - a fault is what a person can mend; the word of all rooms
    """It is not kept or not decided otherwise."""


class Emergency(ContactFault):
    """Nobody decides otherwise in an emergency."""


class NotAllowed(ContactFault):
    """Whoever asks may not."""


class SameDecision(ContactFault):
    """It is what the gate decided."""


class NoReason(ContactFault):
    """The reason in words is missing, or longer than one."""


@dataclass(frozen=True, slots=True)
class Otherwise:
    """What a clinician decides in the gate's place, and why."""

    decision: Decision
    code: Reason
    reason: str


def notes_of(person: Person) -> QuerySet[Note]:
    """Return the lines that somebody may see: those of the own unit, and one's own."""
    return Note.objects.filter(**_of_unit(person)).select_related("by")


def overrides_of(person: Person) -> QuerySet[Override]:
    """Return the other decisions that somebody may see: those of the own unit, and one's own."""
    return Override.objects.filter(**_of_unit(person)).select_related("by")


def _of_unit(person: Person) -> dict[str, object]:
    if person.unit_id is None and not settings.CONFIGURATION.is_alone:
        return {"by": person, "unit": None}
    return {"unit": person.unit_id}


def keep_note(by: Person, decided: Decided, now: datetime) -> Note:
    """Keep the line for the record, sealed.

    Raises:
        NotAllowed: the person treats nobody.
        Locked: no key is at hand.
    """
    if not may(by, KEEP):
        raise NotAllowed
    keys()
    note = Note(unit=by.unit, by=by, made=now, **_told(decided))
    note.content = seal(decided.note, about(note, "content"))
    note.save(force_insert=True)
    return note


def delete_note(by: Person, number: UUID) -> None:
    """Delete a line.

    Raises:
        Note.DoesNotExist: there is none in the unit of whoever asks.
    """
    notes_of(by).get(pk=number).delete()


def decide_otherwise(by: Person, decided: Decided, otherwise: Otherwise, now: datetime) -> Override:
    """Note that a clinician decides otherwise, with the reason sealed.

    Raises:
        NotAllowed: the person is no clinician.
        Emergency: it is one.
        SameDecision: it is the gate's own decision.
        NoReason: no reason is given in words, or too many of them.
        Locked: no key is at hand.
    """
    if not may(by, OVERRIDE):
        raise NotAllowed
    if decided.is_emergency:
        raise Emergency
    if otherwise.decision == decided.answer.decision:
        raise SameDecision
    if not otherwise.reason.strip() or len(otherwise.reason) > LONGEST_REASON:
        raise NoReason
    keys()
    with transaction.atomic():
        made = Override(unit=by.unit, by=by, made=now, **_told(decided))
        made.overridden_to, made.reason_code = otherwise.decision, otherwise.code
        made.reason = seal(otherwise.reason.strip(), about(made, "reason"))
        made.save(force_insert=True)
        record(ContactDecidedOtherwise(ContactRef(made.number)), person_ref(by), now)
    return made


def _told(decided: Decided) -> dict[str, str]:
    request = decided.request
    return {
        "channel": request.channel,
        "direction": request.direction,
        "decision": decided.answer.decision,
    }
