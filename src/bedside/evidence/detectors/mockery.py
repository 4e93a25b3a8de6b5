"""Sees ridicule and contempt and whom they are aimed at, by adding the cues of a sentence."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from bedside.evidence.detector import Detector
from bedside.evidence.passage import Passage
from bedside.evidence.sign import Sign, Whose

detector = Detector(__name__, sees=("mockery", "self-mockery"), stage=2)

# What the cues of a sentence must add up to. Set on the development cases; a target that is named in the same
# sentence is one of the cues.
ENOUGH = 0.85
NAMED_TARGET = 0.35
TARGET_BEFORE = 0.2
# Cues in other sentences of a text of this tone count, but less.
ELSEWHERE = 0.3
OWN_TARGET = {"epithet": Whose.PATIENT, "trade": Whose.COLLEAGUE, "zoo": Whose.PATIENT}
WHOSE = {
    "patient": Whose.PATIENT,
    "colleague": Whose.COLLEAGUE,
    "author": Whose.AUTHOR,
    "public": Whose.PUBLIC,
    "thing": Whose.OTHER,
}
PEOPLE = frozenset({"patient", "colleague", "public"})
REACH = 60


@dataclass(frozen=True, slots=True)
class Scorn:
    """The cues of one sentence and its possible targets."""

    cues: tuple[Sign, ...]
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
            yield from _judged(rows, number)


def by_family(cues: Sequence[Sign]) -> dict[str, float]:
    """Return the weight of the weightiest cue of each family."""
    weights: dict[str, float] = {}
    for cue in cues:
        weights[cue.value] = max(weights.get(cue.value, 0.0), cue.confidence)
    return weights


def _judged(rows: Sequence[Scorn], number: int) -> Iterator[Sign]:
    row = rows[number]
    whose, nearness = _target(rows, number)
    others = tuple(cue for other in rows if other is not row for cue in other.cues)
    families = by_family(row.cues)
    elsewhere = sum(weight for family, weight in by_family(others).items() if family not in families)
    total = row.weight + nearness + min(ELSEWHERE * elsewhere, ELSEWHERE)
    if whose is Whose.OTHER or whose is Whose.PUBLIC:
        return
    if total >= ENOUGH:
        kind = "self-mockery" if whose is Whose.AUTHOR else "mockery"
        start, end = min(cue.start for cue in row.cues), max(cue.end for cue in row.cues)
        leading = max(families, key=lambda family: families[family])
        yield detector.sign(
            kind, start, end, whose=whose, confidence=min(0.5 + (total - ENOUGH), 0.95), value=leading
        )


def _target(rows: Sequence[Scorn], number: int) -> tuple[Whose | None, float]:
    """Return at whom a sentence is aimed, and how much the target adds."""
    row = rows[number]
    own = [OWN_TARGET[cue.value] for cue in row.cues if cue.value in OWN_TARGET]
    if own:
        return own[0], 0.0
    here = _nearest(row.targets, row.cues)
    if here is not None:
        return WHOSE[here.value], NAMED_TARGET * here.confidence if here.value in PEOPLE else 0.0
    for back in range(number - 1, max(-1, number - 4), -1):
        before = _nearest(rows[back].targets, row.cues)
        if before is not None and before.value != "author":
            return WHOSE[before.value], TARGET_BEFORE if before.value in PEOPLE else 0.0
    if any(target.value == "author" for target in row.targets):
        return Whose.AUTHOR, 0.0
    return None, 0.0


def _nearest(targets: Sequence[Sign], cues: Sequence[Sign]) -> Sign | None:
    strongest = max(cues, key=lambda cue: cue.confidence)
    others = [target for target in targets if target.value != "author"]
    return min(others, key=lambda target: _distance(target, strongest), default=None)


def _distance(target: Sign, cue: Sign) -> float:
    if target.overlaps(cue.start, cue.end):
        return 0.0
    if target.end <= cue.start:
        return cue.start - target.end
    return 1.5 * (target.start - cue.end)


def _by_sentence(passage: Passage, cues: Sequence[Sign]) -> tuple[Scorn, ...]:
    targets = passage.of("aimed-at")
    bounds = [(span.start, span.end) for span in passage.text.sentences]
    return tuple(
        Scorn(
            tuple(cue for cue in cues if start <= cue.start < end),
            tuple(target for target in targets if start <= target.start < end),
        )
        for start, end in bounds
    )


def _is_quoted(sign: Sign, passage: Passage) -> bool:
    return any(quoted.overlaps(sign.start, sign.end) for quoted in passage.of("quoted"))
