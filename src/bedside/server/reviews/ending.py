"""How a second reading ends: withdrawn, posted, deleted by its author, or deleted when its time is over."""

from datetime import datetime, timedelta
from uuid import UUID

from django.conf import settings
from django.db import transaction

from bedside.server.ledger.acts import ApprovalWithdrawn, DataDeleted
from bedside.server.ledger.recording import record
from bedside.server.ledger.values import ApprovalRef, Deleted, Machine, PersonRef, Whole
from bedside.server.reviews.access import Found, NotThere
from bedside.server.reviews.history import locked, outline_of, touch
from bedside.server.reviews.models import Answer, SentDraft
from bedside.server.reviews.reading import State, end


def withdraw(found: Found, now: datetime) -> None:
    """Take the draft back from all its readers, who see nothing of it from then on.

    Raises:
        EndedFault: it has ended already.
    """
    with transaction.atomic():
        sent = _end(found, State.WITHDRAWN, now)
        for asked in sent.asked.filter(withdrawn=None):
            record(ApprovalWithdrawn(ApprovalRef(asked.number)), PersonRef(sent.author_id), now)


def mark_posted(found: Found, now: datetime) -> None:
    """Note that the author has posted it; readers see nothing of it from then on.

    Raises:
        EndedFault: it has ended already.
    """
    with transaction.atomic():
        _end(found, State.POSTED, now)


def delete(found: Found, now: datetime) -> None:
    """Delete every word of it; that there was something stays until its time is over, so that a late answer is told.

    Raises:
        EndedFault: it is deleted already.
    """
    with transaction.atomic():
        was_open = locked(found.sent).state == State.OPEN
        sent = _end(found, State.DELETED, now)
        sent.versions.all().delete()
        Answer.objects.filter(asked__sent=sent).delete()
        for asked in sent.asked.filter(withdrawn=None) if was_open else ():
            record(ApprovalWithdrawn(ApprovalRef(asked.number)), PersonRef(sent.author_id), now)


def leave_out(found: Found, asked_number: UUID, now: datetime) -> None:
    """Take the draft back from one of its readers."""
    with transaction.atomic():
        sent = locked(found.sent)
        asked = sent.asked.filter(pk=asked_number).first()
        if asked is None:
            raise NotThere
        if sent.asked.filter(pk=asked.pk, withdrawn=None).update(withdrawn=now):
            touch(sent, now)
            record(ApprovalWithdrawn(ApprovalRef(asked.number)), PersonRef(sent.author_id), now)


def deleted_on(sent: SentDraft) -> datetime:
    """Return when a draft is deleted, if nothing more happens to it."""
    return sent.touched + timedelta(days=settings.CONFIGURATION.second_reading_days)


def tidy(now: datetime) -> int:
    """Delete the drafts to which nothing has happened for so long, with all that was said of them; say how many."""
    limit = now - timedelta(days=settings.CONFIGURATION.second_reading_days)
    with transaction.atomic():
        _, rows = SentDraft.objects.filter(touched__lte=limit).delete()
        count = rows.get(SentDraft._meta.label, 0)
        if count:
            record(DataDeleted(Whole.INSTITUTION, Deleted.APPROVALS, count), Machine.SCHEDULE, now)
    return count


def _end(found: Found, to: State, now: datetime) -> SentDraft:
    sent = locked(found.sent)
    sent.state = end(outline_of(sent), to).state
    SentDraft.objects.filter(pk=sent.pk).update(state=sent.state)
    touch(sent, now)
    return sent
