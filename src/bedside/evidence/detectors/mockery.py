"""Sees ridicule and contempt and whom they are aimed at, by adding the cues of a sentence."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from bedside.drafts import Kind, TokenKind
from bedside.evidence.detector import Detector
from bedside.evidence.detectors.mockery_sentence import whole_sentence
from bedside.evidence.passage import Passage
from bedside.evidence.sign import Sign, Whose

detector = Detector(__name__, sees=("mockery", "self-mockery", "criticism"), stage=2)

# What the cues of a sentence must add up to. Set on the development cases; a target that is named in the same
# sentence is one of the cues.
ENOUGH = 0.65
# A cue of this weight is an insult by itself; a weaker one needs another of a different sort.
PLAIN = 0.4
NAMED_TARGET = 0.35
TARGET_BEFORE = 0.2
# Thanks, praise or an apology in the same sentence speak against contempt.
WARMTH = 0.4
# A second joke of the same sort in a sentence.
FURTHER = 0.15
EMOJI = frozenset({"laugh", "eyeroll", "dark", "clown"})
# Cues in other sentences of a text of this tone count, but less.
ELSEWHERE = 0.3
OWN_TARGET = {"epithet": Whose.PATIENT, "trade": Whose.COLLEAGUE, "zoo": Whose.PATIENT}
WHOSE = {
    "patient": Whose.PATIENT,
    "colleague": Whose.COLLEAGUE,
    "author": Whose.AUTHOR,
    "public": Whose.PUBLIC,
    "thing": Whose.OTHER,
    "topic": Whose.OTHER,
}
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
# A "guy" or a "lady" may be anybody: what was named before says who.
UNSURE = 0.5
LOOK_BACK = 4
PEOPLE = frozenset({"patient", "colleague", "public"})
# Cues that are said of somebody, who may be the author if so few letters lie between.
SAID_OF_SOMEBODY = frozenset({"insult", "belittle", "trade", "competence", "simile", "wit", "sweeping", "clown"})
BESIDE = 12
# Those a cue is said of mostly stand before it; those a bet is laid on stand behind it.
AFTER = 1.5
AFTER_A_GAME = 0.1
# A thing that is what a cue is said of stands before it or within so many letters ("this idiotic printer").
THING_AFTER = 25


@dataclass(frozen=True, slots=True)
class Scorn:
    """The cues of one sentence and its possible targets."""

    cues: tuple[Sign, ...]
    warm: tuple[Sign, ...]
    targets: tuple[Sign, ...]

    @property
    def weight(self) -> float:
        """The sum of the weightiest cue of each family."""
        return sum(by_family(self.cues).values())


@detector
def find(passage: Passage) -> Iterator[Sign]:
    """Yield a sign for each sentence whose cues suffice, from its first cue to its last."""
    cues = tuple(sign for sign in passage.of("contempt") if not _is_quoted(sign, passage))
    if not cues:
        return
    rows = _by_sentence(passage, cues)
    for number, row in enumerate(rows):
        if row.cues:
            yield from _judged(passage, rows, number)


def by_family(cues: Sequence[Sign]) -> dict[str, float]:
    """Return the weight of the weightiest cue of each family, and a little for each further one."""
    weights: dict[str, float] = {}
    last_end: dict[str, int] = {}
    for cue in sorted(cues, key=lambda cue: (cue.start, -cue.end)):
        known = weights.get(cue.value)
        if known is None:
            weights[cue.value] = cue.confidence
        else:
            further = FURTHER if cue.start >= last_end[cue.value] and cue.value not in EMOJI else 0.0
            weights[cue.value] = max(known, cue.confidence) + further
        last_end[cue.value] = max(cue.end, last_end.get(cue.value, 0))
    return weights


def _is_more_than_a_word(families: dict[str, float]) -> bool:
    """Tell whether there is one plain insult, or at least two sorts of weaker cues."""
    return len(families) > 1 or max(families.values()) >= PLAIN


def _judged(passage: Passage, rows: Sequence[Scorn], number: int) -> Iterator[Sign]:
    row = rows[number]
    whose, nearness = _target(rows, number, addressed=passage.draft.kind is Kind.REVIEW_REPLY)
    others = tuple(cue for other in rows if other is not row for cue in other.cues)
    families = by_family(row.cues)
    elsewhere = sum(weight for family, weight in by_family(others).items() if family not in families)
    total = row.weight + nearness + min(ELSEWHERE * elsewhere, ELSEWHERE) - (WARMTH if row.warm else 0.0)
    if total >= ENOUGH and _is_more_than_a_word(families):
        kind = KINDS.get(whose or Whose.PATIENT, "mockery")
        place = whole_sentence(passage, min(cue.start for cue in row.cues), max(cue.end for cue in row.cues))
        leading = max(families, key=lambda family: families[family])
        yield detector.sign(
            kind,
            place.start,
            place.end,
            whose=whose,
            confidence=min(0.5 + (total - ENOUGH), 0.95),
            value=leading,
        )


def _target(rows: Sequence[Scorn], number: int, *, addressed: bool) -> tuple[Whose | None, float]:
    """Return at whom a sentence is aimed, and how much the target adds; a reply to a review addresses a patient."""
    row = rows[number]
    if _is_said_of_oneself(row):
        return Whose.AUTHOR, 0.0
    own = [OWN_TARGET[cue.value] for cue in row.cues if cue.value in OWN_TARGET]
    if own:
        return own[0], 0.0
    here = _nearest(row.targets, row.cues)
    if addressed and (here is None or here.value in PEOPLE):
        return Whose.PATIENT, NAMED_TARGET
    if here is not None and (here.value not in PEOPLE or here.confidence > UNSURE):
        return WHOSE[here.value], NAMED_TARGET * here.confidence if here.value in PEOPLE else 0.0
    before = _named_before(rows, number, people_only=here is not None)
    if before is not None:
        return WHOSE[before.value], TARGET_BEFORE if before.value in PEOPLE else 0.0
    if here is not None:
        return WHOSE[here.value], NAMED_TARGET * here.confidence
    return (Whose.AUTHOR if _is_about_the_author(row) else None), 0.0


def _named_before(rows: Sequence[Scorn], number: int, *, people_only: bool) -> Sign | None:
    """Return whom a "he", "they" or "that guy" means: the one named last, the first of several in a sentence."""
    for row in reversed(rows[max(0, number - LOOK_BACK) : number]):
        named = [
            target
            for target in row.targets
            if target.value in PEOPLE or (target.value == "thing" and not people_only)
        ]
        sure = [target for target in named if target.confidence > UNSURE] or named
        if sure:
            return min(sure, key=lambda target: target.start)
    return None


def _is_said_of_oneself(row: Scorn) -> bool:
    """Tell whether the author stands right before the first cue: "I was the worst intern of my year"."""
    first = min(row.cues, key=lambda cue: cue.start)
    return first.value in SAID_OF_SOMEBODY and any(
        target.value == "author" and 0 <= first.start - target.end <= BESIDE for target in row.targets
    )


def _is_about_the_author(row: Scorn) -> bool:
    return any(target.value == "author" for target in row.targets)


def _nearest(targets: Sequence[Sign], cues: Sequence[Sign]) -> Sign | None:
    strongest = max(cues, key=lambda cue: cue.confidence)
    others = [target for target in targets if target.value != "author" and not _is_beside(target, strongest)]
    return min(others, key=lambda target: _distance(target, strongest), default=None)


def _is_beside(target: Sign, cue: Sign) -> bool:
    """Tell whether a thing merely stands in the sentence: it is what is meant only before, or right after, a cue."""
    return target.value in ("thing", "topic") and target.start > cue.start + THING_AFTER


def _distance(target: Sign, cue: Sign) -> float:
    if target.overlaps(cue.start, cue.end):
        return 0.0
    if target.end <= cue.start:
        return cue.start - target.end
    after = AFTER_A_GAME if cue.value == "game" else AFTER
    return after * (target.start - cue.end)


def _by_sentence(passage: Passage, cues: Sequence[Sign]) -> tuple[Scorn, ...]:
    targets = (*passage.of("aimed-at"), *_people_seen(passage))
    bounds = [(span.start, span.end) for span in passage.text.sentences]
    bounds = _with_trailing_marks(passage, bounds)
    return tuple(
        Scorn(
            tuple(cue for cue in cues if cue.value != "warm" and start <= cue.start < end),
            tuple(cue for cue in cues if cue.value == "warm" and start <= cue.start < end),
            tuple(target for target in targets if start <= target.start < end),
        )
        for start, end in bounds
    )


def _people_seen(passage: Passage) -> Iterator[Sign]:
    """Yield the people whom other detectors saw, as targets."""
    for sign in passage.of("patient-mention", "relative-mention", "colleague-mention", "person"):
        value = MENTIONS.get(sign.kind) or OWNERS.get(sign.whose or Whose.OTHER)
        if value is not None and sign.confidence > UNSURE:
            yield replace(sign, kind="aimed-at", value=value)


def _is_quoted(sign: Sign, passage: Passage) -> bool:
    return any(quoted.overlaps(sign.start, sign.end) for quoted in passage.of("quoted"))


def _with_trailing_marks(passage: Passage, bounds: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return the sentences so that emoji after a full stop belong to the sentence that they comment on."""
    moved = list(bounds)
    for number in range(1, len(moved)):
        start, end = moved[number]
        first = passage.token_at(start)
        while first < len(passage.tokens) and passage.tokens[first].kind is TokenKind.EMOJI:
            first += 1
        after = passage.tokens[first].start if first < len(passage.tokens) else end
        cut = min(max(start, after), end) if first > passage.token_at(start) else start
        moved[number - 1], moved[number] = (moved[number - 1][0], cut), (cut, end)
    return moved
