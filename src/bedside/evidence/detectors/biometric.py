"""Sees mentions of a person's biometric marks (45 CFR 164.514(b)(2)(i)(P)): finger and voice prints and the like."""

from collections.abc import Iterator

from bedside.evidence.detector import Detector
from bedside.evidence.passage import Passage
from bedside.evidence.phrasebook import Phrasebook
from bedside.evidence.sign import Sign

detector = Detector(__name__, sees=("biometric",))
book = Phrasebook.beside(__file__)


@detector
def find(passage: Passage) -> Iterator[Sign]:
    """Yield the biometric marks that a passage speaks of as somebody's."""
    for match in book.find(passage):
        yield detector.sign(match.kind, match.start, match.end, confidence=match.confidence)
