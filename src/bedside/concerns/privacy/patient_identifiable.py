"""Details of one patient's story together let people recognise who it is, though no name is given.

Why it is a concern:
    Who was there, lives there or watched the news puts place, day, age, work and what happened together; a physician
    was disciplined for a post that named nobody.

Example:
    Just now in our ED: a groom still in his tux, nail gun to the eye. Roofers of Ware County, wear goggles.

Safer wording:
    Nail guns and eyes: wear goggles.

Not a concern:
    General teaching, a composite, a story told with permission, and a bland line about a long shift.
"""

from collections.abc import Iterator, Sequence

from bedside.concerns.details import NOT_THEIRS, ONE_IN_CARE, details_of, inside, key_of, points_of
from bedside.concerns.rule import Asks, Concern, Rule
from bedside.concerns.wording import drop_sentence
from bedside.drafts import Authorization, Draft, Kind, Span
from bedside.evidence import Evidence, Sign

rule = Rule(
    __name__,
    asks=Asks.REVISE,
    clauses=(
        "hipaa-514/actual-knowledge",
        "hipaa-514/R-other",
        "acp-fsmb-2013/position-1",
        "gmc-2024/anonymous",
    ),
    since="0.1",
)

OF_CARE = (
    "known-figure",
    "own-care",
    "in-care",
    "case-story",
    "care-scene",
    "patient-mention",
    "condition",
    "procedure",
    "drug",
    "room",
    "record-number",
)
# How many sentences are read together, and the points from which the story is one that people recognise.
WINDOW = 3
ENOUGH = 3.5
OLD_COSTS = 1.5
ANSWERS = frozenset({Kind.REPLY, Kind.REVIEW_REPLY, Kind.DIRECT_MESSAGE})
MESSAGE = "These details together may tell people who the patient is."


@rule
def weigh(draft: Draft, seen: Evidence) -> Iterator[Concern]:
    """Raise the sentences whose details add up."""
    if _is_settled(draft, seen) or not _tells_of_one(seen):
        return
    places = tuple(_telling_sentences(seen))
    if places:
        yield rule.concern(
            *_joined(places, seen),
            message=MESSAGE,
            fixes=(drop_sentence(seen, *places, label="Leave these sentences out"),),
        )


def _is_settled(draft: Draft, seen: Evidence) -> bool:
    """Tell whether the person agreed or nobody real is meant."""
    if any(sign.value != "changed" for sign in seen.of("consent-stated")) or _is_told_by_themselves(seen):
        return True
    if draft.kind in ANSWERS and seen.has("advice-to-person"):
        return True
    if any(picture.authorization is Authorization.ON_FILE for picture in draft.attachments):
        return not any(
            sign.value in ("limited", "withdrawn")
            for shown in seen.pictures
            for sign in shown.of("picture-subject")
        )
    return False


def _is_told_by_themselves(seen: Evidence) -> bool:
    """Tell whether somebody told it in public and nothing says that this was seen at work."""
    return seen.has("told-in-public") and not seen.has("case-story", "patient-mention", "room")


def _tells_of_one(seen: Evidence) -> bool:
    """Tell whether the draft is about care at all, and not only about a made-up case."""
    return seen.has(*OF_CARE)


def _enough(seen: Evidence) -> float:
    is_old = any(sign.value == "old" for sign in seen.of("case-story"))
    return ENOUGH + (OLD_COSTS if is_old else 0.0)


def _telling_sentences(seen: Evidence) -> Iterator[Span]:
    """Yield the sentences that say most, one after the other, until what is left is not enough."""
    left = details_of(seen)
    enough = _enough(seen)
    while True:
        points, rows = max(_windows(left, seen), key=lambda window: window[0], default=(0.0, ()))
        if points < enough:
            return
        fullest = max(rows, key=lambda row: points_of(inside(left, row), is_whole=False))
        yield fullest
        left = tuple(sign for sign in left if not sign.overlaps(fullest.start, fullest.end))


def _windows(signs: Sequence[Sign], seen: Evidence) -> Iterator[tuple[float, Sequence[Span]]]:
    """Yield the points of every few sentences in a row, with the sentences."""
    sentences = seen.sentences
    named = seen.of("person", whose=NOT_THEIRS)
    for first in range(max(1, len(sentences) - WINDOW + 1)):
        rows = sentences[first : first + WINDOW]
        if rows:
            window = Span(rows[0].start, rows[-1].end)
            told = inside(signs, window)
            is_theirs = not inside(named, window) or any(key_of(sign) in ONE_IN_CARE for sign in told)
            yield (points_of(told) if is_theirs else 0.0), rows


def _joined(places: Sequence[Span], seen: Evidence) -> tuple[Span, ...]:
    """Return sentences in reading order, those beside each other as one place."""
    joined: list[Span] = []
    for place in sorted(places, key=lambda span: span.start):
        end = len(seen.text.given[place.start : place.end].rstrip()) + place.start
        if joined and not seen.text.given[joined[-1].end : place.start].strip():
            joined[-1] = Span(joined[-1].start, end)
        else:
            joined.append(Span(place.start, end))
    return tuple(joined)
