"""What the author's own page shows of a sent draft: versions, who answered what, and whether this text is approved."""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from django.urls import reverse
from django.utils.translation import gettext as _

from bedside.server.drafts.boxes import boxes
from bedside.server.drafts.word_difference import Piece, word_difference
from bedside.server.people.models import Person
from bedside.server.reviews.contents import Words, answer_said, name_of, words_of
from bedside.server.reviews.ending import deleted_on
from bedside.server.reviews.forms import ReadersForm
from bedside.server.reviews.history import outline_of, reading_of
from bedside.server.reviews.models import Answer, Asked, Remark, SentDraft, SentVersion
from bedside.server.reviews.publication import canonical, fingerprint, publication_of
from bedside.server.reviews.reading import Reading, State, approved_by, last_answer, waits_for
from bedside.server.reviews.sending import authors_versions, readers_for
from bedside.server.reviews.showing import ShownRemark, shown_remark, shown_text, what_accepting_does
from bedside.server.reviews.wording import came_sentence, standing_sentence
from bedside.server.sealing.faults import Unreadable


@dataclass(frozen=True, slots=True)
class Listed:
    """A sent draft in the list; one that cannot be opened is listed without words."""

    sent: SentDraft
    first_words: str
    state: str
    waiting: int
    approved: int


@dataclass(frozen=True, slots=True)
class ShownReader:
    """A reader with how their answer stands."""

    asked: Asked
    name: str
    standing: str
    is_approval: bool
    is_waiting: bool
    lacks_newest: bool
    notes: tuple[tuple[Answer, str, str], ...]


@dataclass(frozen=True, slots=True)
class ShownVersion:
    """A version with what it changed of the one before."""

    version: SentVersion
    difference: tuple[Piece, ...]


def listed(author: Person) -> Iterator[Listed]:
    """Yield what an author has sent, the one that changed last first.

    Raises:
        Locked: no key is at hand.
    """
    for sent in SentDraft.objects.filter(author=author).prefetch_related("asked"):
        outline = outline_of(sent)
        waiting = sum(waits_for(outline, str(asked.pk)) for asked in sent.asked.all())
        newest = sent.versions.last()
        try:
            first = words_of(newest).first_words if newest else ""
            approved = len(_approvals(sent))
        except Unreadable:
            first, approved = "", 0
        yield Listed(sent, first, sent.state, waiting, approved)


def _approvals(sent: SentDraft) -> frozenset[str]:
    reading = reading_of(sent)
    return approved_by(reading, reading.versions[-1]) if reading.versions else frozenset()


def page(sent: SentDraft) -> dict[str, object]:
    """Return what the author's page of one draft shows.

    Raises:
        Locked: no key is at hand.
        Unreadable: a part of it cannot be opened.
    """
    versions = authors_versions(sent)
    newest, words = versions[-1]
    reading = reading_of(sent)
    remarks = [_remark(one, words) for one in _remarks(sent)]
    on_newest = [one.said for one in remarks if _stands_in(one, newest)]
    approved = approved_by(reading, words.fingerprint)
    readers = [_reader(asked, reading, approved, newest) for asked in sent.asked.select_related("reader")]
    return {
        "sent": sent,
        "is_open": sent.state == State.OPEN,
        "text": shown_text(words, on_newest),
        "number": newest.number,
        "versions": _versions(versions),
        "readers": readers,
        "approvals": [one for one in readers if one.is_approval],
        "open_remarks": [one for one in remarks if one.remark.standing == Remark.Standing.OPEN],
        "done_remarks": [one for one in remarks if one.remark.standing != Remark.Standing.OPEN],
        "deleted_on": deleted_on(sent),
        "page": _for_script(words),
        "form": ReadersForm(people=_others(sent)),
    }


def tombstone(sent: SentDraft) -> dict[str, object]:
    """Return what is left of a draft that its author deleted: which answers came after that."""
    late = Answer.objects.filter(asked__sent=sent).select_related("asked__reader")
    told = [(name_of(one.asked), came_sentence(one), answer_said(one).note) for one in late]
    return {"sent": sent, "late": told, "deleted_on": deleted_on(sent)}


def to_readers(sent: SentDraft, number: int) -> dict[str, object]:
    """Return the button of the compose page that makes the next version."""
    label = _("Save as version %(number)s") % {"number": number}
    return {"address": reverse("reviews:change", args=[sent.pk]), "label": label}


def _remarks(sent: SentDraft) -> list[Remark]:
    found = Remark.objects.filter(asked__sent=sent).select_related("asked__reader", "version")
    return list(found.prefetch_related("asked__shown"))


def _remark(remark: Remark, newest: Words) -> ShownRemark:
    shown = next((one for one in remark.asked.shown.all() if one.version_id == remark.version_id), None)
    told = shown_remark(remark, words_of(shown or remark.version))
    if told.said.wording is None or remark.standing != Remark.Standing.OPEN:
        return told
    return replace(told, becomes=what_accepting_does(remark, newest))


def _stands_in(one: ShownRemark, newest: SentVersion) -> bool:
    """Whether a remark's place is one of the newest version's text as its author sees it."""
    is_open = one.remark.standing == Remark.Standing.OPEN
    return is_open and one.remark.version_id == newest.pk and not one.remark.asked.is_outside


def _reader(asked: Asked, reading: Reading, approved: frozenset[str], newest: SentVersion) -> ShownReader:
    key = str(asked.pk)
    answers = asked.answers.all()
    notes = tuple((one, came_sentence(one), answer_said(one).note) for one in answers)
    last = last_answer(reading, key)
    shown = asked.is_outside and not asked.shown.filter(version=newest).exists()
    return ShownReader(
        asked=asked,
        name=name_of(asked),
        standing=standing_sentence(asked, last, reading, is_approval=key in approved),
        is_approval=key in approved,
        is_waiting=waits_for(reading, key),
        lacks_newest=shown,
        notes=notes,
    )


def _versions(versions: Sequence[tuple[SentVersion, Words]]) -> list[ShownVersion]:
    befores = [None, *(words.text for _version, words in versions)]
    shown = [
        ShownVersion(
            version,
            word_difference(before, words.text) if before is not None else (("same", words.text),),
        )
        for (version, words), before in zip(versions, befores, strict=False)
    ]
    return shown[::-1]


def _for_script(words: Words) -> dict[str, object]:
    """Return what the page needs to copy exactly this text: it compares before it copies."""
    publication = publication_of(words.fields)
    box = next((box for box in boxes() if box.id == publication.platform), None)
    return {
        "publication": json.loads(canonical(publication)),
        "fingerprint": fingerprint(publication),
        "box": box.to_json() if box else None,
    }


def _others(sent: SentDraft) -> list[Person]:
    asked = {one.reader_id for one in sent.asked.all() if one.withdrawn is None}
    return [one for one in readers_for(sent.author) if one.pk not in asked]
