"""Sees threats: harm that is announced, wished or hinted at, to people; a strangled printer is none."""

from collections.abc import Iterator, Sequence

from bedside.evidence.detector import Detector
from bedside.evidence.detectors.mockery_sentence import whole_sentence
from bedside.evidence.passage import Passage
from bedside.evidence.phrasebook import Match, Phrasebook
from bedside.evidence.sign import Sign, Whose

detector = Detector(__name__, sees=("threat", "menace"), stage=2)
book = Phrasebook.beside(__file__)

SURE = 0.85
PROBABLE = 0.7
WHOSE = {"patient": Whose.PATIENT, "colleague": Whose.COLLEAGUE, "public": Whose.PUBLIC}


@detector
def find(passage: Passage) -> Iterator[Sign]:
    """Yield each threat of a passage, with whom it seems to be aimed at."""
    cues = list(book.find(passage))
    for bounds in passage.text.sentences:
        here = [cue for cue in cues if bounds.start <= cue.start < bounds.end]
        plain = [cue for cue in here if cue.value not in ("outcome", "trigger")]
        if plain:
            yield from (
                _threat(passage, [cue], SURE)
                for cue in plain
                if cue.value in ("act", "veiled") or not _is_at_a_thing(cue, passage)
            )
        elif {cue.value for cue in here} == {"outcome", "trigger"}:
            outcomes = [cue for cue in here if cue.value == "outcome"]
            if not _is_at_a_thing(outcomes[0], passage) and _somebody_is_there(outcomes[0], passage):
                yield _threat(passage, outcomes, PROBABLE)


def _threat(passage: Passage, cues: Sequence[Match], confidence: float) -> Sign:
    start, end = min(cue.start for cue in cues), max(cue.end for cue in cues)
    place = whole_sentence(passage, start, end)
    value = "serious" if cues[0].value == "veiled" else "joke"
    return detector.sign(
        "threat", place.start, place.end, whose=_whose(passage, start), confidence=confidence, value=value
    )


def _whose(passage: Passage, start: int) -> Whose:
    before = [sign for sign in passage.of("aimed-at") if sign.start <= start and sign.value in WHOSE]
    return WHOSE[max(before, key=lambda sign: sign.start).value] if before else Whose.OTHER


def _is_at_a_thing(cue: Match, passage: Passage) -> bool:
    """Tell whether only things, no people, are spoken of in the sentence of an act."""
    bounds = passage.sentence_span(cue.start)
    here = [sign for sign in passage.of("aimed-at") if sign.overlaps(bounds.start, bounds.end)]
    values = {sign.value for sign in here}
    return "thing" in values and not values & WHOSE.keys()


def _somebody_is_there(cue: Match, passage: Passage) -> bool:
    bounds = passage.sentence_span(cue.start)
    here = [sign for sign in passage.of("aimed-at") if sign.overlaps(bounds.start, bounds.end)]
    return any(sign.value in WHOSE for sign in here)
