"""Who may see which sent draft: one function, asked before anything is read."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from uuid import UUID

from bedside.server.people.models import Person
from bedside.server.people.roles import Role
from bedside.server.reviews.models import Asked, SentDraft
from bedside.server.reviews.reading import State

READER_ROLES = frozenset({Role.SECOND_READER, Role.COMMUNICATIONS})


class NotThere(Exception):  # noqa: N818 - what a person can mend
    """There is no such draft for whoever asks; whether there is one for others is not told."""


class As(StrEnum):
    """As what somebody asks for a draft."""

    AUTHOR = "author"
    READER = "reader"
    OUTSIDE = "outside"


@dataclass(frozen=True, slots=True)
class Somebody:
    """Who asks: a person who signed in, or a browser that gave the right code for some links."""

    person: Person | None = None
    links: Collection[UUID] = ()


@dataclass(frozen=True, slots=True)
class Found:
    """A draft that may be seen, by its author or by this one of its readers."""

    sent: SentDraft
    asked: Asked | None = None

    @property
    def is_open(self) -> bool:
        """Whether its words may be seen: its author's always, a reader's while it is with that reader."""
        if self.asked is None:
            return self.sent.state != State.DELETED
        return self.sent.state == State.OPEN and self.asked.withdrawn is None


def find(who: Somebody, role: As, number: UUID, now: datetime) -> Found:
    """Return the draft, by its own number for its author and by the number of the asking for a reader.

    Raises:
        NotThere: it is nothing for whoever asks. Administrators and officers are nobody here.
    """
    found = {As.AUTHOR: _authors, As.READER: _readers, As.OUTSIDE: _outsides}[role](who, number, now)
    if found is None:
        raise NotThere
    return found


def may_read(person: Person) -> bool:
    """Whether somebody can be asked to read."""
    return person.is_active and bool(person.roles & READER_ROLES)


def _authors(who: Somebody, number: UUID, now: datetime) -> Found | None:
    if who.person is None or not who.person.is_active:
        return None
    sent = SentDraft.objects.filter(pk=number, author=who.person).first()
    return None if sent is None else Found(sent)


def _readers(who: Somebody, number: UUID, now: datetime) -> Found | None:
    if who.person is None or not may_read(who.person):
        return None
    asked = (
        Asked.objects.select_related("sent__author", "reader").filter(pk=number, reader=who.person).first()
    )
    return None if asked is None else Found(asked.sent, asked)


def _outsides(who: Somebody, number: UUID, now: datetime) -> Found | None:
    if number not in who.links:
        return None
    asked = Asked.objects.select_related("sent__author").filter(pk=number, reader=None, until__gt=now).first()
    return None if asked is None else Found(asked.sent, asked)
