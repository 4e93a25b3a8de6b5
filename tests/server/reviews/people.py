"""An author with a draft, and readers of it."""

from datetime import UTC, datetime, timedelta

from django.utils import timezone

from bedside.server.people.models import Person
from bedside.server.reviews.access import As, Found, Somebody, find
from bedside.server.reviews.models import Asked, SentDraft
from bedside.server.reviews.sending import send

NOW = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
LATER = NOW + timedelta(hours=1)
TEXT = "Flu shots are in! Come by any weekday before noon."
CHANGED = "Flu shots are in! Come by on any weekday before noon."
PATIENT = (
    "My patient Maria Gonzalez, 54, from Cumberland, came in on Tuesday night. "
    "Her husband Luis is a firefighter. I still think of it."
)
# Without the age: two figures stand by chance in many a token.
SECRETS = ("Maria", "Gonzalez", "Cumberland", "Tuesday", "Luis", "firefighter")


def sent_by(author: Person, *readers: Person, text: str = TEXT, now: datetime | None = None) -> SentDraft:
    """Send a draft to readers."""
    fields = {"text": text, "platform": "x", "kind": "post"}
    return send(author, fields, [one.pk for one in readers], now or timezone.now())


def as_author(sent: SentDraft) -> Found:
    """The draft as its author finds it."""
    return find(Somebody(sent.author), As.AUTHOR, sent.pk, NOW)


def as_reader(sent: SentDraft, reader: Person) -> Found:
    """The draft as a reader finds it."""
    return find(Somebody(Person.objects.get(pk=reader.pk)), As.READER, asked(sent, reader).pk, NOW)


def asked(sent: SentDraft, reader: Person) -> Asked:
    """The asking of a reader."""
    return Asked.objects.get(sent=sent, reader=reader)
