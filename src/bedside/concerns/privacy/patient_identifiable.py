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

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from bedside.concerns.rule import Asks, Concern, Fix, Rule
from bedside.concerns.wording import drop_sentence
from bedside.drafts import Authorization, Draft, Span
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
    "publicity": 2.0,
    "role": 2.0,
    "event:striking": 2.0,
    "unusual-detail": 1.5,
    "condition:rare": 1.5,
    "place": 1.5,
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
    "case-story": 1.0,
    "care-scene:one": 0.7,
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
    }
)
MESSAGE = "These details together may tell people who the patient is."


@dataclass(frozen=True, slots=True)
class _Window:
    """Some sentences in a row, with what they tell."""

    bounds: Span
    points: float
    details: tuple[Sign, ...]


@rule
def weigh(draft: Draft, seen: Evidence) -> Iterator[Concern]:
    """Raise the sentences whose details add up."""
    if _is_settled(draft, seen) or not _tells_of_one(seen):
        return
    best = max(_windows(seen), key=lambda window: window.points, default=None)
    if best is None or best.points < _enough(seen):
        return
    place = _narrowed(best, seen)
    yield rule.concern(place, message=MESSAGE, fixes=_fixes(best, place, seen))


def _is_settled(draft: Draft, seen: Evidence) -> bool:
    """Tell whether the person agreed or nobody real is meant."""
    if any(sign.value != "changed" for sign in seen.of("consent-stated")):
        return True
    if any(picture.authorization is Authorization.ON_FILE for picture in draft.attachments):
        return not any(
            sign.value in ("limited", "withdrawn")
            for shown in seen.pictures
            for sign in shown.of("picture-subject")
        )
    return False


def _tells_of_one(seen: Evidence) -> bool:
    """Tell whether the draft is about care at all, and not only about a made-up case."""
    return seen.has(*OF_CARE)


def _enough(seen: Evidence) -> float:
    is_old = any(sign.value == "old" for sign in seen.of("case-story"))
    return ENOUGH + (OLD_COSTS if is_old else 0.0)


def _windows(seen: Evidence) -> Iterator[_Window]:
    private = [seen.sentence(sign) for sign in seen.of("author-private")]
    signs = [
        sign
        for sign in seen.of(*KINDS)
        if _counts(sign) and not any(sign.overlaps(own.start, own.end) for own in private)
    ]
    sentences = seen.sentences
    for first in range(max(1, len(sentences) - WINDOW + 1)):
        rows = sentences[first : first + WINDOW]
        bounds = Span(rows[0].start, rows[-1].end) if rows else Span(0, len(seen.text.given))
        inside = tuple(sign for sign in signs if sign.overlaps(bounds.start, bounds.end))
        yield _Window(bounds, _points(inside), inside)


def _counts(sign: Sign) -> bool:
    if sign.kind == "role" and sign.value in NO_ROLE:
        return False
    if sign.kind == "patient-mention" and (sign.value == "generic" or sign.confidence < SURE_MENTION):
        return False
    return sign.whose not in NOT_THEIRS or sign.kind in SAID_OF_ANYBODY


def _points(signs: Sequence[Sign]) -> float:
    told: dict[str, set[str]] = {}
    for sign in signs:
        key = sign.kind if sign.kind in WEIGHTS else f"{sign.kind}:{sign.value}"
        told.setdefault(key, set()).add(f"{sign.start}")
    if OF_SOMEBODY.isdisjoint(told) or IN_CARE.isdisjoint(told):
        return 0.0
    if "known-figure" in told:
        told.pop("role", None)
    return sum(
        WEIGHTS.get(key, 0.0) * min(len(places), MOST_OF_A_KIND.get(key, 1)) for key, places in told.items()
    )


def _narrowed(window: _Window, seen: Evidence) -> Span:
    """Return the sentences of the window from the first detail to the last."""
    first, last = window.details[0], max(window.details, key=lambda sign: sign.end)
    start, end = seen.sentence(first).start, seen.sentence(last).end
    return Span(max(start, window.bounds.start), min(max(end, last.end), window.bounds.end))


def _fixes(window: _Window, place: Span, seen: Evidence) -> tuple[Fix, ...]:
    return (drop_sentence(seen, *window.details, label="Leave these sentences out"),)
