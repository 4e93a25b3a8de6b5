"""What readers do: mark a passage, suggest a wording, approve, ask for changes, take an answer back."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext

from bedside.server.authorizations.models import Reliance
from bedside.server.authorizations.relying import note_pictures
from bedside.server.ledger.acts import ApprovalAnswered, ApprovalWithdrawn
from bedside.server.ledger.recording import record
from bedside.server.ledger.values import Answered as InTheLedger
from bedside.server.ledger.values import ApprovalRef, OutsideLinkRef, PersonRef
from bedside.server.reviews.access import Found, NotThere
from bedside.server.reviews.contents import (
    AnswerSaid,
    Said,
    Words,
    answer_said,
    seal_answer,
    seal_remark,
    words_of,
)
from bedside.server.reviews.history import locked, reading_of, touch
from bedside.server.reviews.mailing import mail_author_later
from bedside.server.reviews.models import Answer, Asked, Remark, SentDraft, SentVersion
from bedside.server.reviews.reading import (
    Answered,
    Came,
    EndedFault,
    NoSuchVersionFault,
    Reading,
    State,
    answer,
    came_when,
)

LONGEST_NOTE = 4_000  # signs
MOST_REMARKS = 200  # of one reader


class TooManyFault(Exception):  # noqa: N818 - a fault is what a person can mend; the word of all rooms
    """A reader has made as many remarks as there may be."""


def asked_in(found: Found) -> Asked:
    """Return whom the author asked, where a reader is at the door."""
    if found.asked is None:
        raise NotThere
    return found.asked


def seen_by_reader(found: Found, number: int) -> tuple[SentVersion, Words]:
    """Return a version as this reader sees it: a colleague the version, somebody outside what the author allowed.

    Raises:
        EndedFault: it is with this reader no longer.
        NoSuchVersionFault: there is none of this number for this reader.
    """
    asked = asked_in(found)
    if not found.is_open:
        raise EndedFault
    version = found.sent.versions.filter(number=number).first()
    if version is None:
        raise NoSuchVersionFault
    if not asked.is_outside:
        return version, words_of(version)
    shown = asked.shown.filter(version=version).first()
    if shown is None:
        raise NoSuchVersionFault
    return version, words_of(shown)


def numbers_for(found: Found) -> list[int]:
    """Return the numbers of the versions that a reader sees."""
    asked = asked_in(found)
    if not asked.is_outside:
        return list(found.sent.versions.values_list("number", flat=True))
    return list(asked.shown.values_list("version__number", flat=True))


def remark_on(found: Found, number: int, said: Said, now: datetime) -> Remark:
    """Keep what a reader says of a version.

    Raises:
        EndedFault: the author took the draft back meanwhile; the remark is not kept.
        NoSuchVersionFault: this reader never saw such a version.
        TooManyFault: there are too many already.
    """
    asked = asked_in(found)
    with transaction.atomic():
        sent = locked(found.sent)
        fresh = Found(sent, Asked.objects.select_related("reader").get(pk=asked.pk))
        version, _ = seen_by_reader(fresh, number)
        if asked.remarks.count() >= MOST_REMARKS:
            raise TooManyFault
        remark = Remark(asked=asked, version=version, made=now)
        seal_remark(remark, said)
        remark.save(force_insert=True)
        touch(sent, now)
    return remark


def give_answer(found: Found, number: int, answered: Answered, note: str, now: datetime) -> Came:
    """Keep what a reader answers, and say when it came; late is told and nothing is lost.

    Raises:
        NoSuchVersionFault: this reader never saw such a version.
    """
    asked = asked_in(found)
    with transaction.atomic():
        sent = locked(found.sent)
        reading = reading_of(sent)
        shown = _fingerprint(asked, reading, number)
        after = answer(reading, str(asked.pk), number, shown, answered).answers[-1]
        said = AnswerSaid(shown, note)
        if _is_said_already(asked, number, answered, said):
            return after.came
        row = Answer(asked=asked, number=number, answered=answered, came=after.came, made=now)
        seal_answer(row, said)
        row.save(force_insert=True)
        if sent.state != State.DELETED:
            touch(sent, now)
            _note_pictures(sent, answered, number, now)
        told = ApprovalAnswered(ApprovalRef(asked.number), InTheLedger(answered.value))
        record(told, reader_ref(asked), now)
        mail_author_later(row)
    return after.came


def _note_pictures(sent: SentDraft, answered: Answered, number: int, now: datetime) -> None:
    """Note on which authorizations the pictures of an approved version rely, so that a revocation finds it."""
    version = sent.versions.filter(number=number).first()
    if answered is Answered.APPROVED and version is not None:
        fields = words_of(version).fields
        where = gettext("A draft that a second reader approved; platform: %(platform)s") % {
            "platform": fields.get("platform") or "?"
        }
        note_pictures(sent.author, fields, where, Reliance.How.APPROVED, now)


def take_answer_back(found: Found, now: datetime) -> bool:
    """Take back what a reader answered, and say whether there was anything."""
    asked = asked_in(found)
    with transaction.atomic():
        sent = locked(found.sent)
        if not asked.answers.filter(taken_back=None).update(taken_back=now):
            return False
        if sent.state == State.OPEN:
            touch(sent, now)
        record(ApprovalWithdrawn(ApprovalRef(asked.number)), reader_ref(asked), now)
    return True


def reader_ref(asked: Asked) -> PersonRef | OutsideLinkRef:
    """Return a reader as the ledger writes them."""
    return OutsideLinkRef(asked.number) if asked.reader_id is None else PersonRef(asked.reader_id)


def how_late(found: Found, number: int) -> Came:
    """Return when an answer to a version would come that is given now."""
    return came_when(reading_of(found.sent), str(asked_in(found).pk), number)


def _fingerprint(asked: Asked, reading: Reading, number: int) -> str:
    """Return the fingerprint of what this reader was shown; of a deleted draft there is none any more."""
    if reading.state is State.DELETED:
        return ""
    if not asked.is_outside:
        if not 1 <= number <= reading.newest:
            raise NoSuchVersionFault
        return reading.versions[number - 1]
    shown = asked.shown.filter(version__number=number).first()
    if shown is None:
        raise NoSuchVersionFault
    return words_of(shown).fingerprint


def _is_said_already(asked: Asked, number: int, answered: Answered, said: AnswerSaid) -> bool:
    """Whether it was pressed twice."""
    last = asked.answers.filter(taken_back=None).last()
    if last is None or (last.number, last.answered) != (number, answered.value):
        return False
    return answer_said(last) == said
