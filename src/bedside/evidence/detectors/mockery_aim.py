"""Finds at whom the contempt of a sentence is aimed: who is named nearest, who was named before, or oneself."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from bedside.evidence.sign import Sign, Whose

NAMED_TARGET = 0.35
TARGET_BEFORE = 0.2
OWN_TARGET = {"epithet": Whose.PATIENT, "trade": Whose.COLLEAGUE, "zoo": Whose.PATIENT}
WHOSE = {
    "patient": Whose.PATIENT,
    "colleague": Whose.COLLEAGUE,
    "author": Whose.AUTHOR,
    "public": Whose.PUBLIC,
    "thing": Whose.OTHER,
    "topic": Whose.OTHER,
}
# A "guy" or a "lady" may be anybody: what was named before says who.
UNSURE = 0.5
LOOK_BACK = 4
PEOPLE = frozenset({"patient", "colleague", "public"})
# Cues that are said of somebody, who may be the author if so few letters lie between.
SAID_OF_SOMEBODY = frozenset(
    {
        "insult",
        "belittle",
        "trade",
        "competence",
        "simile",
        "wit",
        "clown",
        "told-off",
        "incapable",
        "appearance",
    }
    | {"dark", "pained", "slipped", "mock-praise", "another", "complaint"}
)
# How far behind "I" a cue may stand that is said of "I", if nobody else is named between.
BESIDE = 28
PLAINLY_ONESELF = 0.9
# Those a cue is said of mostly stand before it; those a bet is laid on stand behind it.
AFTER = 1.5
AFTER_A_GAME = 0.1
# A thing that is what a cue is said of stands before it or within so many letters ("this idiotic printer").
THING_AFTER = 25
# Jokes that are made of people in care, never of people at work.
OF_CARE = frozenset(
    {"prize", "loyalty", "triad", "props", "lies", "slipped", "visits", "summoned", "visions", "taxes"}
    | {"dehumanise", "show"}
)
# Jokes that are made of people in care even where nobody is named, and what that adds.
MEANS_PATIENTS = frozenset(
    {"lies", "slipped", "summoned", "visions", "ranking", "dehumanise", "visits", "prize", "ill"}
)
UNNAMED_TARGET = 0.1
# A second joke of the same sort in a sentence.
FURTHER = 0.15
EMOJI = frozenset({"laugh", "eyeroll", "dark", "clown"})


@dataclass(frozen=True, slots=True)
class Scorn:
    """The cues of one sentence and its possible targets."""

    cues: tuple[Sign, ...]
    is_warm: bool
    targets: tuple[Sign, ...]

    def names(self, sort: str) -> bool:
        """Tell whether the sentence itself names somebody of this sort."""
        return any(target.value == sort for target in self.targets)


def leading_of(families: Mapping[str, float]) -> str:
    """Return the weightiest family."""
    return max(families, key=lambda family: families[family])


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


def target_of(rows: Sequence[Scorn], number: int, *, addressed: bool) -> tuple[Whose | None, float]:
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
    if leading_of(by_family(row.cues)) in MEANS_PATIENTS:
        return Whose.PATIENT, UNNAMED_TARGET
    return (Whose.AUTHOR if _is_about_the_author(row) else None), 0.0


def _named_before(rows: Sequence[Scorn], number: int, *, people_only: bool) -> Sign | None:
    """Return whom a "he", "they" or "that guy" means: the one named last, the first of several in a sentence."""
    for row in reversed(rows[max(0, number - LOOK_BACK) : number]):
        named = [
            target
            for target in row.targets
            if target.value in PEOPLE
            or (target.value == "thing" and not people_only)
            or _is_plainly_oneself(target)
        ]
        sure = [target for target in named if target.confidence > UNSURE] or named
        if sure:
            return min(sure, key=lambda target: target.start)
    return None


def _is_said_of_oneself(row: Scorn) -> bool:
    """Tell whether the author is who is meant: "I was the worst intern", "a better list than mine"."""
    if any(_is_plainly_oneself(target) for target in row.targets):
        return True
    first = min(row.cues, key=lambda cue: cue.start)
    if first.value not in SAID_OF_SOMEBODY:
        return False
    before = [target for target in row.targets if 0 <= first.start - target.end <= BESIDE]
    last = max(before, key=lambda target: target.end, default=None)
    return last is not None and last.value == "author"


def _is_plainly_oneself(target: Sign) -> bool:
    return target.value == "author" and target.confidence >= PLAINLY_ONESELF


def _is_about_the_author(row: Scorn) -> bool:
    return any(target.value == "author" for target in row.targets)


def _nearest(targets: Sequence[Sign], cues: Sequence[Sign]) -> Sign | None:
    strongest = max(cues, key=lambda cue: cue.confidence)
    others = [target for target in targets if target.value != "author" and _may_be_meant(target, strongest)]
    return min(others, key=lambda target: _distance(target, strongest), default=None)


def _may_be_meant(target: Sign, cue: Sign) -> bool:
    """Tell whether a cue may be said of this: of a thing only before, or right after; of no "Dr." in the cue."""
    if target.value in ("thing", "topic"):
        return target.start <= cue.start + THING_AFTER
    return not (target.value == "colleague" and target.overlaps(cue.start, cue.end))


def _distance(target: Sign, cue: Sign) -> float:
    if target.overlaps(cue.start, cue.end):
        return 0.0
    if target.end <= cue.start:
        return cue.start - target.end
    after = AFTER_A_GAME if cue.value == "game" else AFTER
    return after * (target.start - cue.end)
