"""Says how much the details of one story tell together, by the kind of each."""

import re
from collections.abc import Collection, Mapping, Sequence

from bedside.drafts import Span
from bedside.evidence import Evidence, Sign, Whose

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
# A mention below this is a guess from a pronoun.
SURE_MENTION = 0.75
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
ONE_IN_CARE = frozenset({"case-story", "care-scene:one", "patient-mention", "room"})


def details_of(seen: Evidence) -> tuple[Sign, ...]:
    """Return the signs that tell something of a story; what is said of anybody, or privately, tells nothing."""
    private = [seen.sentence(sign) for sign in seen.of("author-private")]
    private += [row for row in seen.sentences if OF_ANYBODY.search(seen.words(row))]
    return tuple(
        sign
        for sign in seen.of(*KINDS)
        if _counts(sign) and not any(sign.overlaps(own.start, own.end) for own in private)
    )


def inside(signs: Sequence[Sign], bounds: Span) -> tuple[Sign, ...]:
    """Return the signs that stand within bounds, wholly or in part."""
    return tuple(sign for sign in signs if sign.overlaps(bounds.start, bounds.end))


def _counts(sign: Sign) -> bool:
    if sign.kind == "role" and sign.value in NO_ROLE:
        return False
    if sign.kind == "patient-mention" and (sign.value == "generic" or sign.confidence < SURE_MENTION):
        return False
    return sign.whose not in NOT_THEIRS or sign.kind in SAID_OF_ANYBODY


def points_of(signs: Sequence[Sign], *, is_whole: bool = True) -> float:
    """Return what some details weigh together; as a whole they must be somebody's, and somebody's in care."""
    told: dict[str, set[int]] = {}
    for sign in signs:
        key = key_of(sign)
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


def key_of(sign: Sign) -> str:
    """Return under which weight a sign counts; a state is hardly a place, and an unnamed town half of one."""
    if sign.kind == "place" and ":" in sign.value:
        return "place:" + sign.value.partition(":")[0]
    return sign.kind if sign.kind in WEIGHTS else f"{sign.kind}:{sign.value}"
