"""Mends what would hang in the air once sentences are left out: "He told me so", "So drink water", "Nine days."."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from bedside.concerns.rule import Concern, Edit
from bedside.concerns.wording import drop_sentence, is_spanish
from bedside.drafts import Span
from bedside.drafts.openings import Opening, Pronoun
from bedside.evidence import Evidence, Sign, Whose

# Code points; what is longer is an article, which its author mends mark by mark.
LONGEST = 20_000
# What tells of a person further: of such a sentence nothing but the person is left to be told.
TELLS_FURTHER = ("age", "role", "place", "facility", "room", "date", "family-detail", "unusual-detail")
TELLS_ALL = (
    *TELLS_FURTHER,
    "person",
    "procedure",
    "event",
    "condition",
    "publicity",
    "singled-out",
    "known-figure",
)
# What gives a pronoun somebody to stand for.
SOMEBODY = ("person", "patient-mention", "sex", "role", "relative-mention", "colleague-mention")
NOBODY = frozenset({"many", "generic"})
OF_CARE = ("patient-mention", "case-story", "in-care", "room", "record-number")
ANYBODY = re.compile(
    r"\b(?:some(?:body|one)|person|guy|kid|child|baby|man|woman|boy|girl|patient|nan|gran\w*|mum|mom|dad|mother|father"
    r"|alguien|paciente|hombre|mujer|niñ[oa]|señora?)\b",
    re.IGNORECASE,
)
# So far back a reader still looks for whom "he" means.
SENTENCES_BACK = 2
_LETTER = re.compile(r"[^\W_]")


def hanging(seen: Evidence, edits: Iterable[Edit]) -> tuple[Edit, ...]:
    """Return the edits to the sentences behind those that are left out, so that each still has what it speaks of.

    A pronoun of a patient who is no longer there is named, a link without its first half is taken off; what cannot be
    mended so is left out itself.
    """
    gone = [Span(edit.start, edit.end) for edit in edits if not edit.text]
    mended: list[Edit] = []
    is_named = False
    for place, row in enumerate(seen.sentences[1:], 1):
        before = seen.sentences[max(0, place - SENTENCES_BACK) : place]
        missing = [_is_within(other, gone, seen) for other in before]
        if any(missing) and not _is_within(row, gone, seen):
            found = () if is_named else _mended(seen, place, gone, is_next=missing[-1])
            mended.extend(found)
            # Once a patient is named again, "she" has somebody to stand for.
            is_named = is_named or any(len(edit.text) > 1 for edit in found)
            gone += [Span(edit.start, edit.end) for edit in found if not edit.text]
    return tuple(mended)


def told_further(concern: Concern, seen: Evidence) -> Concern:
    """Return a concern about somebody's story with the sentences behind it that tell who "she" is.

    Without the words that are marked such a sentence speaks of nobody in care, and would pass.
    """
    marked = list(concern.spans)
    if len(seen.text.given) > LONGEST:
        return concern
    for place, row in enumerate(seen.sentences[1:], 1):
        before = seen.sentences[max(0, place - SENTENCES_BACK) : place]
        is_behind = any(_is_within(other, marked, seen) for other in before)
        if is_behind and not _is_within(row, marked, seen) and _tells_who(seen, place, marked):
            marked.append(Span(row.start, row.start + len(seen.words(row).rstrip())))
    more = marked[len(concern.spans) :]
    if not more:
        return concern
    fixes = tuple(
        replace(fix, edits=(*fix.edits, *drop_sentence(seen, *more).edits)) for fix in concern.fixes
    )
    return replace(concern, spans=tuple(sorted(marked, key=lambda span: span.start)), fixes=fixes)


def _tells_who(seen: Evidence, place: int, gone: Sequence[Span]) -> bool:
    row = seen.sentences[place]
    pronoun = Opening(seen.words(row), is_spanish(seen, row)).pronoun()
    return (
        pronoun is not None
        and bool(seen.same_sentence(row, *TELLS_FURTHER))
        and not _has_somebody(seen, place, gone, row.start + pronoun.place.start)
    )


def _mended(seen: Evidence, place: int, gone: Sequence[Span], *, is_next: bool) -> tuple[Edit, ...]:
    row = seen.sentences[place]
    opening = Opening(seen.words(row), is_spanish(seen, row))
    pronoun = opening.pronoun()
    if pronoun and not _has_somebody(seen, place, gone, row.start + pronoun.place.start):
        tells = not _is_of_a_patient(seen, place) or bool(seen.same_sentence(row, *TELLS_ALL))
        return drop_sentence(seen, row).edits if tells or not pronoun.plain else (_named(row, pronoun),)
    if not is_next:
        return ()
    if opening.hangs() or (opening.has_no_verb() and seen.same_sentence(row, *TELLS_FURTHER)):
        return drop_sentence(seen, row).edits
    return _unlinked(row, opening)


def _named(row: Span, pronoun: Pronoun) -> Edit:
    return Edit(row.start + pronoun.place.start, row.start + pronoun.place.end, pronoun.plain)


def _unlinked(row: Span, opening: Opening) -> tuple[Edit, ...]:
    length = opening.link()
    if not length:
        return ()
    first = opening.said[length]
    first = first.upper() if opening.said[0].isupper() else first
    return (Edit(row.start, row.start + length + 1, first),)


def _is_of_a_patient(seen: Evidence, place: int) -> bool:
    """Tell whether the sentences just before speak of one patient."""
    rows = seen.sentences[max(0, place - SENTENCES_BACK) : place]
    signs = [sign for row in rows for sign in seen.signs if sign.overlaps(row.start, row.end)]
    return any(sign.kind in OF_CARE or sign.whose is Whose.PATIENT for sign in signs)


def _has_somebody(seen: Evidence, place: int, gone: Sequence[Span], until: int) -> bool:
    """Tell whether somebody whom a pronoun can mean is still spoken of shortly before it, or in what is answered."""
    if seen.answered is not None and seen.answered.has(*SOMEBODY):
        return True
    rows = seen.sentences[max(0, place - 1 - SENTENCES_BACK) : place]
    kept = [row for row in rows if not _is_within(row, gone, seen)]
    kept.append(Span(seen.sentences[place].start, until))
    return any(ANYBODY.search(seen.words(row)) for row in kept) or any(
        sign.value not in NOBODY and _is_in(sign, row) for row in kept for sign in seen.of(*SOMEBODY)
    )


def _is_in(sign: Sign, row: Span) -> bool:
    return row.start <= sign.start < row.end


def _is_within(row: Span, gone: Iterable[Span], seen: Evidence) -> bool:
    """Tell whether nothing that can be read stays of a sentence."""
    words = list(seen.words(row))
    for span in gone:
        inside = range(max(span.start, row.start) - row.start, min(span.end, row.end) - row.start)
        for index in inside:
            words[index] = " "
    return not _LETTER.search("".join(words))
