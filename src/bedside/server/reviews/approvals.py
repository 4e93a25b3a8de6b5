"""Whether a text was approved, for whoever asks before it goes out."""

from collections.abc import Mapping

from bedside.server.people.models import Person
from bedside.server.reviews.access import may_read
from bedside.server.reviews.history import reading_of
from bedside.server.reviews.models import SentDraft
from bedside.server.reviews.publication import fingerprint, publication_of
from bedside.server.reviews.reading import State, approved_by
from bedside.server.sealing.faults import Unreadable


def is_approved(author: Person, fields: Mapping[str, object]) -> bool:
    """Whether a colleague who may read approves exactly what these fields would publish.

    Somebody outside does not count here: a link goes to whomever the author likes.

    Raises:
        Locked: no key is at hand.
    """
    wanted = fingerprint(publication_of(fields))
    own = SentDraft.objects.filter(author=author, state__in=(State.OPEN, State.POSTED))
    return any(_is_approved(sent, wanted) for sent in own)


def _is_approved(sent: SentDraft, wanted: str) -> bool:
    try:
        approvals = approved_by(reading_of(sent), wanted)
    except Unreadable:
        return False
    asked = sent.asked.filter(pk__in=approvals, withdrawn=None).exclude(reader=None).select_related("reader")
    return any(one.reader is not None and may_read(one.reader) for one in asked)
