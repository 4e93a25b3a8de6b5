"""Sees party politics: candidates backed or opposed, votes asked for, politicians praised or scorned."""

from collections.abc import Iterator

from bedside.evidence.detector import Detector
from bedside.evidence.passage import Part, Passage
from bedside.evidence.phrasebook import Phrasebook
from bedside.evidence.sign import Sign

detector = Detector(__name__, sees=("politics",))
book = Phrasebook.beside(__file__)


@detector
def find(passage: Passage) -> Iterator[Sign]:
    """Yield the political words of the draft itself."""
    if passage.part is Part.TEXT:
        for match in book.find(passage):
            yield detector.sign(
                match.kind, match.start, match.end, confidence=match.confidence, value=match.value
            )
