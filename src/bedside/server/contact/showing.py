"""Opens what is kept of contacts for those who may see it."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from django.utils.translation import gettext

from bedside.contact.request import Channel, Direction
from bedside.contact.table import Decision
from bedside.server.contact import keeping, wording
from bedside.server.contact.models import Contact, Note, Override, Reason
from bedside.server.contact.wording import Words
from bedside.server.people.models import Person
from bedside.server.sealing.faults import Unreadable
from bedside.server.sealing.fields import about
from bedside.server.sealing.seals import unseal

SHOWN = 100


@dataclass(frozen=True, slots=True)
class Shown:
    """An entry in words; its own words are None where they cannot be opened."""

    entry: Contact
    way: Words
    came: Words
    decision: Words
    words: str | None
    becomes: Words = ""
    because: Words = ""


def notes(person: Person) -> list[Shown]:
    """Return the newest lines for the record that somebody may see.

    Raises:
        Locked: no key is at hand.
    """
    return [note(one) for one in keeping.notes_of(person)[:SHOWN]]


def note(kept: Note) -> Shown:
    """Return a line for the record in words.

    Raises:
        Locked: no key is at hand.
    """
    return _shown(kept, "content", kept.content)


def overrides(person: Person) -> list[Shown]:
    """Return the newest other decisions that somebody may see.

    Raises:
        Locked: no key is at hand.
    """
    return list(_overrides(keeping.overrides_of(person)[:SHOWN]))


def fault(found: keeping.ContactFault) -> str:
    """Return what is wrong and what to do."""
    match found:
        case keeping.Emergency():
            return gettext("In an emergency nobody decides otherwise: get help to the person first.")
        case keeping.NoReason():
            return gettext("Not noted: choose what you decide, and write the reason in up to 2,000 signs.")
        case keeping.SameDecision():
            return gettext("Not noted: this is what the page says already. Choose another decision.")
        case _:
            return gettext(
                "Not kept: only those who treat patients keep notes, and only clinicians decide otherwise."
            )


def _overrides(found: Iterable[Override]) -> Iterator[Shown]:
    for one in found:
        becomes, because = (
            wording.DECISIONS[Decision(one.overridden_to)],
            wording.REASONS[Reason(one.reason_code)],
        )
        yield _shown(one, "reason", one.reason, becomes, because)


def _shown(
    one: Note | Override, field: str, sealed: bytes, becomes: Words = "", because: Words = ""
) -> Shown:
    try:
        words: str | None = unseal(sealed, about(one, field))
    except Unreadable:
        words = None
    way, came = wording.CHANNELS[Channel(one.channel)], wording.DIRECTIONS[Direction(one.direction)]
    return Shown(one, way, came, wording.DECISIONS[Decision(one.decision)], words, becomes, because)
