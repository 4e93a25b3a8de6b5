"""Writing down, reading and deleting one's own interests; nobody else's are ever read."""

import json
from dataclasses import asdict, dataclass
from datetime import datetime
from uuid import UUID

from django.db import transaction

from bedside.drafts import Interest
from bedside.server.disclosures.models import OwnInterest
from bedside.server.people.models import Person
from bedside.server.sealing.faults import Locked, Unreadable
from bedside.server.sealing.fields import about
from bedside.server.sealing.keys_at_hand import keys
from bedside.server.sealing.seals import seal, unseal

MOST = 100  # each goes with every check while one types


class TooManyFault(Exception):  # noqa: N818 - a fault is what a person can mend; the word of all rooms
    """There are as many as there may be."""


@dataclass(frozen=True, slots=True)
class Listed:
    """An interest in the list; one that cannot be opened is listed without words, so that it can be deleted."""

    row: OwnInterest
    interest: Interest | None


def listed(person: Person) -> list[Listed]:
    """Return a person's interests.

    Raises:
        Locked: no key is at hand.
    """
    return [Listed(row, _opened(row)) for row in OwnInterest.objects.filter(person=person)]


def interests_of(person: Person) -> list[dict[str, str]] | None:
    """Return what goes with a person's drafts, or nothing at all where no key is at hand."""
    try:
        return [asdict(one.interest) for one in listed(person) if one.interest is not None]
    except Locked:
        return None


def add(person: Person, interest: Interest, now: datetime) -> OwnInterest:
    """Write an interest down; one that stands there already stays one.

    Raises:
        TooManyFault: there are too many.
        Locked: no key is at hand.
    """
    # The first time of all this makes the key, which must not hang on whether the row is written.
    keys()
    with transaction.atomic():
        # Of two windows at once the second finds what the first wrote.
        Person.objects.select_for_update().get(pk=person.pk)
        there = listed(person)
        known = next((one.row for one in there if one.interest == interest), None)
        if known is not None:
            return known
        if len(there) >= MOST:
            raise TooManyFault
        row = OwnInterest(person=person, made=now)
        row.content = seal(json.dumps(asdict(interest), ensure_ascii=False), about(row, "content"))
        row.save(force_insert=True)
    return row


def delete(person: Person, number: UUID) -> None:
    """Delete an interest of one's own, whether it can still be opened or not.

    Raises:
        OwnInterest.DoesNotExist: there is none, or it is somebody else's; nobody learns which.
    """
    OwnInterest.objects.get(pk=number, person=person).delete()


def _opened(row: OwnInterest) -> Interest | None:
    try:
        return Interest(**json.loads(unseal(row.content, about(row, "content"))))
    except Unreadable:
        return None
