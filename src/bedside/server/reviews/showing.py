"""What the pages show of a sent draft: the text with its marks, the cards, remarks, answers and versions."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any

from django.utils.translation import gettext as _

from bedside.server.drafts.boxes import boxes
from bedside.server.drafts.checking import checked_fields
from bedside.server.drafts.forms import ACCOUNTS, AUDIENCES, KINDS, STANDINGS
from bedside.server.drafts.word_difference import Piece as Change
from bedside.server.drafts.word_difference import word_difference
from bedside.server.reviews.contents import Said, Words, name_of, remark_said
from bedside.server.reviews.models import Remark
from bedside.server.reviews.passages import PassageFault
from bedside.server.reviews.sending import suggested

WEIGHTS = ("note", "revise", "hold")


@dataclass(frozen=True, slots=True)
class Mark:
    """One passage that is marked, by a concern or by a reader."""

    start: int
    end: int
    weight: str


@dataclass(frozen=True, slots=True)
class Piece:
    """A piece of the text between two ends of marks."""

    text: str
    start: int
    weight: str = ""
    is_remarked: bool = False

    @property
    def is_marked(self) -> bool:
        """Whether there is any mark on it."""
        return bool(self.weight) or self.is_remarked


@dataclass(frozen=True, slots=True)
class ShownRemark:
    """A remark as a page shows it."""

    remark: Remark
    said: Said
    who: str
    quote: str
    number: int
    change: tuple[Change, ...] = ()
    # What the newest version would become, where the words still stand there.
    becomes: tuple[Change, ...] | None = None
    is_own: bool = False


@dataclass(frozen=True, slots=True)
class ShownText:
    """A version as a page shows it."""

    words: Words
    report: Mapping[str, Any]
    pieces: Sequence[Piece]
    facts: Sequence[tuple[str, str]] = field(default=())


def shown_text(words: Words, remarks: Iterable[Said]) -> ShownText:
    """Return a version with its marks and its cards, checked as it stands."""
    report = checked_fields(words.fields)
    marks = [*_concern_marks(report), *_remark_marks(remarks)]
    return ShownText(words, report, pieces(words.text, marks), facts(words.fields))


def pieces(text: str, marks: Sequence[Mark]) -> list[Piece]:
    """Cut a text where marks begin and end; a piece under several marks has the weight of the heaviest."""
    inside = [mark for mark in marks if 0 <= mark.start < mark.end <= len(text)]
    cuts = sorted({0, len(text), *(end for mark in inside for end in (mark.start, mark.end))})
    return [_piece(text, start, end, inside) for start, end in pairwise(cuts)]


def _piece(text: str, start: int, end: int, marks: Iterable[Mark]) -> Piece:
    over = [mark for mark in marks if mark.start <= start and end <= mark.end]
    weights = [mark.weight for mark in over if mark.weight in WEIGHTS]
    heaviest = max(weights, key=WEIGHTS.index, default="")
    return Piece(text[start:end], start, heaviest, any(mark.weight == "" for mark in over))


def _concern_marks(report: Mapping[str, Any]) -> Iterable[Mark]:
    for concern in report["concerns"]:
        yield from (Mark(start, end, concern["asks"]) for start, end in concern["spans"])


def _remark_marks(remarks: Iterable[Said]) -> Iterable[Mark]:
    for said in remarks:
        if said.start is not None and said.end is not None:
            yield Mark(said.start, said.end, "")


def facts(fields: Mapping[str, Any]) -> list[tuple[str, str]]:
    """Return where a draft would go, in words."""
    platforms = {box.id: box.name for box in boxes()}
    told = (
        (_("What it is"), dict(KINDS).get(fields.get("kind", "post"), "")),
        (_("Where it goes"), platforms.get(str(fields.get("platform", "")), "")),
        (_("From which account"), dict(ACCOUNTS).get(fields.get("account", "personal"), "")),
        (_("Who can read it"), dict(AUDIENCES).get(fields.get("audience", "public"), "")),
    )
    return [*((name, str(value)) for name, value in told if value), *_pictures(fields.get("attachments"))]


def _pictures(attachments: object) -> Iterator[tuple[str, str]]:
    standings = dict(STANDINGS)
    for number, one in enumerate(attachments if isinstance(attachments, list) else (), 1):
        if not isinstance(one, Mapping):
            continue
        alt = _("Alternative text: %(alt)s") % {"alt": one["alt"]} if one.get("alt") else ""
        said = (one.get("shows"), alt, standings.get(str(one.get("authorization") or ""), ""))
        yield _("Picture %(number)s") % {"number": number}, " · ".join(str(part) for part in said if part)


def shown_remark(remark: Remark, seen: Words, *, is_own: bool = False) -> ShownRemark:
    """Return a remark with the words that its reader meant, as that reader saw them."""
    said = remark_said(remark)
    quote = seen.text[said.start : said.end] if said.is_on_passage else ""
    change = word_difference(quote, said.wording) if said.wording is not None else ()
    return ShownRemark(
        remark, said, name_of(remark.asked), quote, remark.version.number, change, is_own=is_own
    )


def what_accepting_does(remark: Remark, newest: Words) -> tuple[Change, ...] | None:
    """Return how the newest version would change, or nothing where the words do not stand there any more."""
    try:
        return word_difference(newest.text, suggested(remark, newest.text))
    except PassageFault:
        return None
