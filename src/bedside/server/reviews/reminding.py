"""Reminds readers of what waits for them: a mail that says so and nothing else."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.conf import settings

from bedside.server.outbound.mail import NotMailedFault
from bedside.server.people.models import Person
from bedside.server.reviews.access import may_read
from bedside.server.reviews.history import outline_of
from bedside.server.reviews.mailing import to_reader, wants_mail
from bedside.server.reviews.models import Asked
from bedside.server.reviews.reading import State, waits_for


@dataclass(frozen=True, slots=True)
class Waiting:
    """A draft that waits for a reader, and since when."""

    asked: Asked
    since: datetime

    def is_long(self, now: datetime) -> bool:
        """Whether it has waited so long that the reader is reminded."""
        return self.since <= now - timedelta(hours=settings.CONFIGURATION.remind_hours)

    @property
    def is_reminded(self) -> bool:
        """Whether the reader was reminded of it as it stands."""
        return self.asked.reminded is not None and self.asked.reminded >= self.since


@dataclass(frozen=True, slots=True)
class Reminded:
    """How many readers got a mail, and how many mails could not be sent."""

    sent: int = 0
    failed: int = 0


def waiting_for(person: Person) -> list[Waiting]:
    """Return what waits for a reader, the longest first; nothing is opened."""
    if not may_read(person):
        return []
    asked = Asked.objects.filter(reader=person, withdrawn=None, sent__state=State.OPEN)
    return sorted(_waiting(asked.select_related("sent")), key=lambda one: one.since)


def remind_readers(now: datetime) -> Reminded:
    """Send each reader one mail if anything has waited for long; of each version they are reminded once."""
    done = Reminded()
    readers = Person.objects.filter(asked_to_read__withdrawn=None, asked_to_read__sent__state=State.OPEN)
    for reader in readers.distinct():
        due = [one for one in waiting_for(reader) if one.is_long(now) and not one.is_reminded]
        if not due:
            continue
        if not wants_mail(reader):
            continue
        try:
            to_reader(reader)
        except NotMailedFault:
            done = Reminded(done.sent, done.failed + 1)
            continue
        Asked.objects.filter(pk__in=[one.asked.pk for one in due]).update(reminded=now)
        done = Reminded(done.sent + 1, done.failed)
    return done


def _waiting(asked: Iterable[Asked]) -> Iterable[Waiting]:
    for one in asked:
        if waits_for(outline_of(one.sent), str(one.pk)):
            newest = one.sent.versions.last()
            yield Waiting(one, max(one.made, newest.made if newest else one.made))
