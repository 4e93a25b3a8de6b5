"""Sees sexual jokes, flirting and remarks on bodies; teaching about sexual health is not that."""

from collections.abc import Iterator, Sequence

from bedside.evidence.detector import Detector
from bedside.evidence.detectors._nearby import Nearby
from bedside.evidence.passage import Part, Passage
from bedside.evidence.phrasebook import Match, Phrasebook
from bedside.evidence.sign import Sign

detector = Detector(__name__, sees=("sexual",), stage=2)
book = Phrasebook.beside(__file__)

# A wink and what it winks at stand in the same sentence, or an emoji stands just behind it.
REACH = 90
ENOUGH = 0.85
ADDS = ("plain", "wink", "intimate", "suggestive", "attraction")
# A hand or a tube with a wink may be anything; one of these, or a telling intimate word, has to be there.
TELLING = 0.4
CARRIES = ("plain", "suggestive", "attraction")


@detector
def find(passage: Passage) -> Iterator[Sign]:
    """Yield the places where enough cues come together; the value is the weightiest cue."""
    cues = Nearby(book.find(passage))
    if passage.part is Part.PICTURE:
        yield from _in_picture(cues.matches)
    elif passage.part is Part.TEXT:
        for cue in cues.matches:
            around = cues.around(cue, REACH)
            weight = _weight(around)
            carries = cue.value in CARRIES or (cue.value == "intimate" and cue.confidence >= TELLING)
            if carries and weight >= ENOUGH:
                end = max(other.end for other in around if other.value in ("wink", cue.value))
                yield detector.sign(
                    "sexual", cue.start, max(cue.end, end), confidence=min(weight, 0.95), value=cue.value
                )


def _weight(cues: Sequence[Match]) -> float:
    heaviest: dict[str, float] = {}
    for cue in cues:
        heaviest[cue.value] = max(heaviest.get(cue.value, 0.0), cue.confidence)
    return sum(heaviest.get(value, 0.0) for value in ADDS) - heaviest.get("lesson", 0.0)


def _in_picture(cues: Sequence[Match]) -> Iterator[Sign]:
    """Yield a person undressed at work; a beach is not work."""
    if any(cue.value == "workplace" for cue in cues):
        for cue in cues:
            if cue.value == "undressed":
                yield detector.sign("sexual", cue.start, cue.end, confidence=0.7, value="undressed")
