"""Sees ridicule and contempt and whom they are aimed at, by adding the cues of a sentence."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace

from bedside.drafts import Kind, Span, TokenKind
from bedside.evidence.detector import Detector
from bedside.evidence.detectors.mockery_aim import OF_CARE, UNSURE, Scorn, by_family, leading_of, target_of
from bedside.evidence.detectors.mockery_sentence import sorted_by, whole_sentence
from bedside.evidence.passage import Passage
from bedside.evidence.sign import Sign, Whose

detector = Detector(__name__, sees=("mockery", "self-mockery", "criticism"), stage=2)

# What the cues of a sentence must add up to. Set on the development cases; a target that is named in the same
# sentence is one of the cues.
ENOUGH = 0.6
# A cue of this weight is an insult by itself; a weaker one needs another of a different sort.
PLAIN = 0.4
# Thanks, praise or an apology in the same sentence speak against contempt.
WARMTH = 0.4
# Cues in other sentences of a text of this tone count, but less.
ELSEWHERE = 0.3
AROUND = 6
# How somebody works is no matter of a patient.
AT_WORK = frozenset({"competence", "slow"})
# Tart words that are contempt only in answer to somebody's review.
IN_REPLIES = frozenset({"tart"})
MENTIONS = {"patient-mention": "patient", "colleague-mention": "colleague"}
OWNERS = {
    Whose.PATIENT: "patient",
    Whose.RELATIVE: "patient",
    Whose.COLLEAGUE: "colleague",
    Whose.PUBLIC: "public",
    Whose.AUTHOR: "public",
}
# The same words said of oneself, of a thing or of public people are no ridicule of anybody in care or at work.
KINDS = {Whose.AUTHOR: "self-mockery", Whose.OTHER: "criticism", Whose.PUBLIC: "criticism"}


@detector
def find(passage: Passage) -> Iterator[Sign]:
    """Yield a sign for each sentence whose cues suffice, from its first cue to its last."""
    cues = _unquoted(passage)
    if not cues:
        return
    rows = _by_sentence(passage, cues)
    for number, row in enumerate(rows):
        if row.cues:
            yield from _judged(passage, rows, number)


def _is_more_than_a_word(families: dict[str, float]) -> bool:
    """Tell whether there is one plain insult, or at least two sorts of weaker cues."""
    return len(families) > 1 or max(families.values()) >= PLAIN


def _of_that_target(families: dict[str, float], whose: Whose | None, *, addressed: bool) -> dict[str, float]:
    """Return the families without those that mean nothing of people at work, or of anybody who wrote no review."""
    idle = (OF_CARE if whose is Whose.COLLEAGUE else AT_WORK) | (frozenset() if addressed else IN_REPLIES)
    return {family: weight for family, weight in families.items() if family not in idle}


def _judged(passage: Passage, rows: Sequence[Scorn], number: int) -> Iterator[Sign]:
    row = rows[number]
    addressed = passage.draft.kind is Kind.REVIEW_REPLY
    whose, nearness = target_of(rows, number, addressed=addressed)
    around = rows[max(0, number - AROUND) : number + AROUND + 1]
    others = tuple(cue for other in around if other is not row for cue in other.cues)
    families = by_family(row.cues)
    if whose is Whose.COLLEAGUE and leading_of(families) in OF_CARE and not row.names("colleague"):
        whose, nearness = Whose.PATIENT, 0.0
    families = _of_that_target(families, whose, addressed=addressed)
    elsewhere = sum(weight for family, weight in by_family(others).items() if family not in families)
    total = (
        sum(families.values())
        + nearness
        + min(ELSEWHERE * elsewhere, ELSEWHERE)
        - (WARMTH if row.is_warm else 0.0)
    )
    if families and total >= ENOUGH and _is_more_than_a_word(families):
        kind = KINDS.get(whose or Whose.PATIENT, "mockery")
        place = whole_sentence(passage, min(cue.start for cue in row.cues), max(cue.end for cue in row.cues))
        yield detector.sign(
            kind,
            place.start,
            place.end,
            whose=whose,
            confidence=min(0.5 + (total - ENOUGH), 0.95),
            value=leading_of(families),
        )


def _by_sentence(passage: Passage, cues: Sequence[Sign]) -> tuple[Scorn, ...]:
    bounds = _with_trailing_marks(passage)
    targets = sorted_by(bounds, (*passage.of("aimed-at"), *_people_seen(passage)))
    rows = zip(sorted_by(bounds, cues), targets, strict=True)
    return tuple(
        Scorn(
            tuple(cue for cue in here if cue.value != "warm"),
            any(cue.value == "warm" for cue in here),
            tuple(aimed),
        )
        for here, aimed in rows
    )


def _people_seen(passage: Passage) -> Iterator[Sign]:
    """Yield the people whom other detectors saw, as targets."""
    for sign in passage.of("patient-mention", "relative-mention", "colleague-mention", "person"):
        value = MENTIONS.get(sign.kind) or OWNERS.get(sign.whose or Whose.OTHER)
        if value is not None and sign.confidence > UNSURE:
            yield replace(sign, kind="aimed-at", value=value)


def _unquoted(passage: Passage) -> tuple[Sign, ...]:
    """Return the cues of contempt that do not stand in words quoted to criticise them."""
    quotes = sorted(passage.of("quoted"), key=lambda sign: sign.start)
    starts = [quote.start for quote in quotes]
    return tuple(sign for sign in passage.of("contempt") if not _inside(sign, quotes, starts))


def _inside(sign: Sign, quotes: Sequence[Sign], starts: Sequence[int]) -> bool:
    before = bisect_right(starts, sign.start) - 1
    return before >= 0 and sign.start < quotes[before].end


def _with_trailing_marks(passage: Passage) -> list[Span]:
    """Return the sentences so that emoji after a full stop belong to the sentence that they comment on."""
    bounds = list(passage.text.sentences)
    for number in range(1, len(bounds)):
        here = bounds[number]
        first = place = passage.token_at(here.start)
        while place < len(passage.tokens) and passage.tokens[place].kind is TokenKind.EMOJI:
            place += 1
        if place > first:
            cut = passage.tokens[place].start if place < len(passage.tokens) else here.end
            cut = min(cut, here.end)
            bounds[number - 1], bounds[number] = Span(bounds[number - 1].start, cut), Span(cut, here.end)
    return bounds
