"""What has happened to a sent draft, read from its tables in the form that the rules ask for."""

from datetime import datetime

from bedside.server.reviews.contents import answer_said, words_of
from bedside.server.reviews.models import Answer, SentDraft
from bedside.server.reviews.reading import Answered, Came, Given, Reading, State

UNREAD = ""


def reading_of(sent: SentDraft) -> Reading:
    """Return a sent draft as the rules see it.

    Raises:
        Locked: no key is at hand.
        Unreadable: a part of it cannot be opened.
    """
    versions = tuple(words_of(version).fingerprint for version in sent.versions.all())
    given = tuple(_given(one, answer_said(one).fingerprint) for one in _answers(sent))
    return Reading(versions, State(sent.state), given, _left_out(sent))


def outline_of(sent: SentDraft) -> Reading:
    """Return the same without any fingerprint: who was asked and who answered which version; nothing is opened."""
    versions = (UNREAD,) * sent.versions.count()
    given = tuple(_given(one, UNREAD) for one in _answers(sent))
    return Reading(versions, State(sent.state), given, _left_out(sent))


def locked(sent: SentDraft) -> SentDraft:
    """Return the draft as it stands now; until the transaction ends nobody else changes it."""
    return SentDraft.objects.select_for_update().get(pk=sent.pk)


def touch(sent: SentDraft, now: datetime) -> None:
    """Note that something happened; the time until the draft is deleted begins anew."""
    SentDraft.objects.filter(pk=sent.pk).update(touched=now)


def _answers(sent: SentDraft) -> list[Answer]:
    return list(Answer.objects.filter(asked__sent=sent).order_by("made"))


def _left_out(sent: SentDraft) -> frozenset[str]:
    return frozenset(str(pk) for pk in sent.asked.exclude(withdrawn=None).values_list("pk", flat=True))


def _given(answer: Answer, fingerprint: str) -> Given:
    return Given(
        reader=str(answer.asked_id),
        number=answer.number,
        fingerprint=fingerprint,
        answered=Answered(answer.answered),
        came=Came(answer.came),
        is_taken_back=answer.taken_back is not None,
    )
