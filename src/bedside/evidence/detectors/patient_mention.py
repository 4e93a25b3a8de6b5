"""Sees that somebody in care is spoken of: as one particular person, or as patients in general."""

from collections.abc import Iterator

from bedside.evidence.detector import Detector
from bedside.evidence.passage import Passage
from bedside.evidence.phrasebook import Match, Phrasebook
from bedside.evidence.sign import Sign

detector = Detector(__name__, sees=("patient-mention",))
book = Phrasebook.beside(__file__)


@detector
def find(passage: Passage) -> Iterator[Sign]:
    """Yield each mention once, the surest reading of it; the value is ``one`` or ``generic``."""
    best: dict[tuple[int, int], Match] = {}
    for match in book.find(passage):
        known = best.get((match.start, match.end))
        if known is None or _rank(match) > _rank(known):
            best[match.start, match.end] = match
    for (start, end), match in best.items():
        yield detector.sign("patient-mention", start, end, confidence=match.confidence, value=match.value)


def _rank(match: Match) -> tuple[bool, float]:
    """A general reading outranks a doubtful particular one: "if a patient asks" is nobody's story."""
    return match.value == "generic", match.confidence
