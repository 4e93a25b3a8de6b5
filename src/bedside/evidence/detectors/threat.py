"""Sees threats: harm that is announced, wished or hinted at, to people; a strangled printer is none."""

from collections.abc import Iterator, Sequence

from bedside.evidence.detector import Detector
from bedside.evidence.detectors.mockery_sentence import sorted_by, whole_sentence
from bedside.evidence.passage import Passage
from bedside.evidence.phrasebook import Match, Phrasebook
from bedside.evidence.sign import Sign, Whose

detector = Detector(__name__, sees=("threat", "menace"), stage=2)
book = Phrasebook.beside(__file__)

# Cues that mean something only together with another.
WEAK = frozenset({"outcome", "trigger", "hint"})
ENOUGH_HINTS = 2
SURE = 0.85
PROBABLE = 0.7
WHOSE = {"patient": Whose.PATIENT, "colleague": Whose.COLLEAGUE, "public": Whose.PUBLIC}


@detector
def find(passage: Passage) -> Iterator[Sign]:
    """Yield each threat of a passage, with whom it seems to be aimed at."""
    sentences = passage.text.sentences
    cues = sorted_by(sentences, book.find(passage))
    targets = sorted_by(sentences, passage.of("aimed-at"))
    for number, (here, aimed) in enumerate(zip(cues, targets, strict=True)):
        if here:
            before = cues[number - 1] if number else []
            yield from _threats(passage, here, aimed, hinted=sum(cue.value == "hint" for cue in before))


def _threats(
    passage: Passage, cues: Sequence[Match], aimed: Sequence[Sign], *, hinted: int
) -> Iterator[Sign]:
    people = [sign for sign in aimed if sign.value in WHOSE]
    at_a_thing = not people and any(sign.value == "thing" for sign in aimed)
    plain = [cue for cue in cues if cue.value not in WEAK]
    meant = [cue for cue in plain if cue.value in ("act", "veiled") or not at_a_thing]
    if meant:
        yield _threat(passage, meant, people, SURE)
    outcomes = [cue for cue in cues if cue.value == "outcome"]
    hints = [cue for cue in cues if cue.value == "hint"]
    if not plain and people and outcomes and len(outcomes) < len(cues):
        yield _threat(passage, outcomes, people, PROBABLE)
    elif not plain and hints and len(hints) + hinted >= ENOUGH_HINTS and not at_a_thing:
        yield _threat(passage, hints, people, PROBABLE)


def _threat(passage: Passage, cues: Sequence[Match], people: Sequence[Sign], confidence: float) -> Sign:
    start, end = min(cue.start for cue in cues), max(cue.end for cue in cues)
    before = [sign for sign in people if sign.start <= start]
    whose = WHOSE[max(before, key=lambda sign: sign.start).value] if before else Whose.OTHER
    place = whole_sentence(passage, start, end)
    value = "serious" if any(cue.value in ("veiled", "hint") for cue in cues) else "joke"
    return detector.sign("threat", place.start, place.end, whose=whose, confidence=confidence, value=value)
