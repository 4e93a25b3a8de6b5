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

import re
from collections.abc import Collection, Iterator, Mapping, Sequence

from bedside.concerns.rule import Asks, Concern, Rule
from bedside.concerns.wording import drop_sentence
from bedside.drafts import Authorization, Draft, Kind, Span
from bedside.evidence import Evidence, Sign, Whose

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

# How much each kind of detail says, by its value where that matters. Set on the development drafts.
WEIGHTS: Mapping[str, float] = {
    "known-figure": 3.0,
    "singled-out": 2.0,
    "publicity": 2.5,
    "role": 2.0,
    "event:striking": 2.0,
    "unusual-detail": 1.5,
    "condition:rare": 1.5,
    "place": 1.5,
    "place:town": 0.8,
    "place:state": 0.4,
    "facility": 1.0,
    "event:common": 1.0,
    "family-detail": 1.0,
    "recency:now": 1.0,
    "recency:day": 1.0,
    "recency:shift": 0.5,
    "recency:week": 0.7,
    "recency:month": 0.4,
    "date": 0.7,
    "age": 0.7,
    "event:occasion": 0.6,
    "condition:common": 0.5,
    "procedure": 0.5,
    "relative-mention": 0.4,
    "room": 0.5,
    "sex": 0.2,
    "own-care": 0.7,
    "in-care": 0.7,
    "drug": 0.4,
    "case-story": 1.0,
    "care-scene:one": 1.0,
    "patient-mention": 0.5,
}
KINDS = tuple(dict.fromkeys(key.partition(":")[0] for key in WEIGHTS))
# No kind counts for more than two of its signs: "he ... he ... he" says one thing.
MOST_OF_A_KIND = {
    "role": 2,
    "event:striking": 2,
    "unusual-detail": 2,
    "publicity": 1,
    "place": 2,
    "singled-out": 2,
}
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
# Without one of these the window speaks of nobody: a notice, a recall, a report of numbers.
OF_SOMEBODY = frozenset(
    {
        "role",
        "age",
        "family-detail",
        "unusual-detail",
        "singled-out",
        "known-figure",
        "case-story",
        "care-scene:one",
    }
)
# Without one of these nothing says that the somebody is in care: an election, a novel, a thank-you.
IN_CARE = frozenset(
    {
        "condition:rare",
        "condition:common",
        "procedure",
        "care-scene:one",
        "case-story",
        "own-care",
        "in-care",
        "drug",
        "patient-mention",
        "room",
        "event:striking",
        "event:common",
    }
)
NOT_THEIRS = frozenset({Whose.COLLEAGUE, Whose.PUBLIC, Whose.AUTHOR, Whose.OFFICE})
SAID_OF_ANYBODY = frozenset({"recency", "publicity", "event"})
# How many sentences are read together, and the points from which the story is one that people recognise.
WINDOW = 3
# A mention below this is a guess from a pronoun.
SURE_MENTION = 0.75
ENOUGH = 3.5
OLD_COSTS = 1.5
NO_ROLE = frozenset(
    {
        "college student",
        "student",
        "nurse",
        "doctor",
        "physician",
        "surgeon",
        "paramedic",
        "resident physician",
        "registered nurse",
        "interpreter",
        "volunteer",
    }
)
# "If your child swallowed one", "A swollen leg should be seen": said to everybody, of nobody.
OF_ANYBODY = re.compile(
    r"\b(?:if|whenever|unless|before|when) (?:you|your|ya|a|an|any\w*|some\w*|su|alguien)\b"
    r"(?!'re from|'ve| know| see| saw| want| are from| have been)|\bshould(?:n't)? (?:be|wait|not|go|never|call)\b"
    r"|\bsi (?:usted|su|tu|alguien)\b|\bhearts? (?:attacks?|disease) (?:is|are|can)\b",
    re.IGNORECASE,
)
ANSWERS = frozenset({Kind.REPLY, Kind.REVIEW_REPLY, Kind.DIRECT_MESSAGE})
ONE_IN_CARE = frozenset({"case-story", "care-scene:one", "patient-mention", "room"})
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
    left = _details(seen)
    enough = _enough(seen)
    while True:
        points, rows = max(_windows(left, seen), key=lambda window: window[0], default=(0.0, ()))
        if points < enough:
            return
        fullest = max(rows, key=lambda row: _points(_inside(left, row), is_whole=False))
        yield fullest
        left = tuple(sign for sign in left if not sign.overlaps(fullest.start, fullest.end))


def _details(seen: Evidence) -> tuple[Sign, ...]:
    private = [seen.sentence(sign) for sign in seen.of("author-private")]
    private += [row for row in seen.sentences if OF_ANYBODY.search(seen.words(row))]
    return tuple(
        sign
        for sign in seen.of(*KINDS)
        if _counts(sign) and not any(sign.overlaps(own.start, own.end) for own in private)
    )


def _windows(signs: Sequence[Sign], seen: Evidence) -> Iterator[tuple[float, Sequence[Span]]]:
    """Yield the points of every few sentences in a row, with the sentences."""
    sentences = seen.sentences
    named = seen.of("person", whose=NOT_THEIRS)
    for first in range(max(1, len(sentences) - WINDOW + 1)):
        rows = sentences[first : first + WINDOW]
        if rows:
            window = Span(rows[0].start, rows[-1].end)
            told = _inside(signs, window)
            is_theirs = not _inside(named, window) or any(_key(sign) in ONE_IN_CARE for sign in told)
            yield (_points(told) if is_theirs else 0.0), rows


def _inside(signs: Sequence[Sign], bounds: Span) -> tuple[Sign, ...]:
    return tuple(sign for sign in signs if sign.overlaps(bounds.start, bounds.end))


def _counts(sign: Sign) -> bool:
    if sign.kind == "role" and sign.value in NO_ROLE:
        return False
    if sign.kind == "patient-mention" and (sign.value == "generic" or sign.confidence < SURE_MENTION):
        return False
    return sign.whose not in NOT_THEIRS or sign.kind in SAID_OF_ANYBODY


def _points(signs: Sequence[Sign], *, is_whole: bool = True) -> float:
    """Return what some details weigh together; as a whole they must be somebody's, and somebody's in care."""
    told: dict[str, set[int]] = {}
    for sign in signs:
        key = _key(sign)
        told.setdefault(key, set()).add(sign.start)
    if is_whole and not _is_of_somebody_in_care(told.keys()):
        return 0.0
    if "known-figure" in told:
        told.pop("role", None)
    return sum(
        WEIGHTS.get(key, 0.0) * min(len(places), MOST_OF_A_KIND.get(key, 1)) for key, places in told.items()
    )


def _is_of_somebody_in_care(told: Collection[str]) -> bool:
    """Tell whether a window speaks of one person and of care."""
    somebody = not OF_SOMEBODY.isdisjoint(told) or (
        "sex" in told and ("event:striking" in told or "publicity" in told)
    )
    return somebody and not IN_CARE.isdisjoint(told)


def _key(sign: Sign) -> str:
    """Return under which weight a sign counts; a state is hardly a place, and an unnamed town half of one."""
    if sign.kind == "place" and ":" in sign.value:
        return "place:" + sign.value.partition(":")[0]
    return sign.kind if sign.kind in WEIGHTS else f"{sign.kind}:{sign.value}"


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
