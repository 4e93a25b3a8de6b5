"""Sending a draft to second readers, and changing it while it is with them."""

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import transaction

from bedside.drafts import read_draft
from bedside.server.people.models import Person
from bedside.server.reviews.access import READER_ROLES, Found, NotThere, may_read
from bedside.server.reviews.contents import Words, chosen, remark_said, seal_words, words_of
from bedside.server.reviews.history import locked, reading_of, touch
from bedside.server.reviews.mailing import mail_reader_later
from bedside.server.reviews.masking import without_blanks
from bedside.server.reviews.models import Asked, Remark, SentDraft, SentVersion
from bedside.server.reviews.passages import Passage, moved, with_wording
from bedside.server.reviews.reading import EndedFault, State, change

LONGEST_TEXT = 50_000  # signs; a post, a letter, an article, and no archive
MOST_VERSIONS = 100


class SendingFault(Exception):  # noqa: N818 - a fault is what a person can mend; the word of all rooms
    """A draft cannot be sent so."""


class TooLongFault(SendingFault):
    """The text is longer than a second reader is asked to read."""


class NobodyFault(SendingFault):
    """Nobody was chosen who could read it."""


def readers_for(author: Person) -> list[Person]:
    """Return whom an author can ask: second readers and communications, those of the own unit first."""
    held = Person.objects.filter(is_active=True, held_roles__role__in=READER_ROLES)
    others = held.exclude(pk=author.pk).distinct().select_related("unit").prefetch_related("held_roles")
    return sorted(others, key=lambda one: (not _is_beside(author, one), str(one).casefold()))


def _is_beside(author: Person, other: Person) -> bool:
    return author.unit_id is not None and author.unit_id == other.unit_id


def send(
    author: Person, fields: Mapping[str, Any], readers: Collection[UUID | int], now: datetime
) -> SentDraft:
    """Send a draft to colleagues; with none chosen it is there for somebody outside, who is asked in a next step.

    Raises:
        DraftFault: the fields make no draft.
        TooLongFault: it is too long.
        NobodyFault: somebody was chosen who cannot read it.
        Locked: no key is at hand.
    """
    kept = _checked(fields)
    with transaction.atomic():
        sent = SentDraft.objects.create(author=author, made=now, touched=now)
        _add_version(sent, 1, Words(kept), now)
        _ask(author, sent, readers, now)
    return sent


def ask(found: Found, readers: Collection[int], now: datetime) -> None:
    """Ask further colleagues, or again those from whom the draft was taken back.

    Raises:
        NobodyFault: nobody was chosen who can read it.
        EndedFault: it is with its readers no longer.
    """
    if not readers:
        raise NobodyFault
    with transaction.atomic():
        sent = _open(found)
        _ask(sent.author, sent, readers, now)
        touch(sent, now)


def _ask(author: Person, sent: SentDraft, readers: Collection[Any], now: datetime) -> None:
    able = {one.pk: one for one in readers_for(author) if may_read(one)}
    if not set(readers) <= set(able):
        raise NobodyFault
    for number in sorted(set(readers)):
        asked, is_new = Asked.objects.get_or_create(sent=sent, reader=able[number], defaults={"made": now})
        if not is_new and asked.withdrawn is None:
            continue
        Asked.objects.filter(pk=asked.pk).update(withdrawn=None, made=now, reminded=None)
        mail_reader_later(asked, now)


def new_version(found: Found, based_on: int, fields: Mapping[str, Any], now: datetime) -> int:
    """Let the author go on writing; the number of the newest version is returned.

    Raises:
        DraftFault: the fields make no draft.
        OutdatedFault: another window went on from the same version; nothing was overwritten.
        EndedFault: it is with its readers no longer.
    """
    kept = _checked(fields)
    with transaction.atomic():
        return _changed(_open(found), based_on, Words(kept), now)


def accept(found: Found, number: UUID, based_on: int, now: datetime) -> int:
    """Take the wording that a reader suggests, as an edit of the newest version.

    Raises:
        PassageFault: the words that it would replace are not there any more.
        OutdatedFault: another window went on meanwhile.
        EndedFault: it is with its readers no longer.
    """
    with transaction.atomic():
        sent = _open(found)
        remark = _remark(sent, number)
        if remark.standing == Remark.Standing.ACCEPTED:
            return sent.versions.count()
        newest = words_of(sent.versions.get(number=sent.versions.count()))
        text = suggested(remark, newest.text)
        made = _changed(sent, based_on, Words({**newest.fields, "text": text}), now)
        Remark.objects.filter(pk=remark.pk).update(standing=Remark.Standing.ACCEPTED)
        return made


def set_aside(found: Found, number: UUID, now: datetime) -> None:
    """Let a remark rest."""
    with transaction.atomic():
        sent = locked(found.sent)
        remark = _remark(sent, number)
        if remark.standing == Remark.Standing.OPEN:
            Remark.objects.filter(pk=remark.pk).update(standing=Remark.Standing.SET_ASIDE)
            touch(sent, now)


def suggested(remark: Remark, newest: str) -> str:
    """Return the newest text with the wording that a reader suggests for a passage of what they saw.

    Raises:
        PassageFault: the words are gone from the newest text, or stand there several times.
    """
    said, written = remark_said(remark), words_of(remark.version).text
    passage = Passage(said.start or 0, said.end or 0)
    wording = said.wording or ""
    shown = remark.asked.shown.filter(version=remark.version).first()
    masked = words_of(shown).masked if shown else None
    if masked is not None:
        wording = without_blanks(wording, masked, passage.start, passage.end, written)
        passage = Passage(*masked.as_written(passage.start, passage.end))
    return with_wording(newest, moved(written, passage, newest), wording)


def _remark(sent: SentDraft, number: UUID) -> Remark:
    found = Remark.objects.select_related("asked", "version").filter(pk=number, asked__sent=sent).first()
    if found is None:
        raise NotThere
    return found


def _changed(sent: SentDraft, based_on: int, words: Words, now: datetime) -> int:
    before = reading_of(sent)
    after = change(before, based_on, words.fingerprint)
    if after.newest > MOST_VERSIONS:
        raise TooLongFault
    if after.newest > before.newest:
        _add_version(sent, after.newest, words, now)
        touch(sent, now)
    return after.newest


def _add_version(sent: SentDraft, number: int, words: Words, now: datetime) -> None:
    version = SentVersion(sent=sent, number=number, made=now)
    seal_words(version, words)
    version.save(force_insert=True)


def _open(found: Found) -> SentDraft:
    sent = locked(found.sent)
    if sent.state != State.OPEN:
        raise EndedFault
    return sent


def _checked(fields: Mapping[str, Any]) -> dict[str, Any]:
    kept = chosen(fields)
    if len(read_draft(kept).text) > LONGEST_TEXT:
        raise TooLongFault
    return kept


def authors_versions(sent: SentDraft) -> Sequence[tuple[SentVersion, Words]]:
    """Return all versions with their words, the first one first."""
    return [(version, words_of(version)) for version in sent.versions.all()]
