"""Sees details of which few people could say the same: being the only one, looks and things, family."""

from collections.abc import Iterator

from bedside.evidence.detector import Detector
from bedside.evidence.passage import Passage
from bedside.evidence.phrasebook import Phrasebook
from bedside.evidence.sign import Sign

detector = Detector(__name__, sees=("singled-out", "unusual-detail", "family-detail"))
book = Phrasebook.beside(__file__)


@detector
def find(passage: Passage) -> Iterator[Sign]:
    """Yield the details of a passage; whose they are is told by what stands beside them."""
    for match in book.find(passage):
        yield detector.sign(match.kind, match.start, match.end, confidence=match.confidence)
