"""Sees medicines by name, as clinicians and lay people write them."""

from collections.abc import Iterator

from bedside.evidence.detector import Detector
from bedside.evidence.passage import Passage
from bedside.evidence.phrasebook import Phrasebook
from bedside.evidence.sign import Sign

detector = Detector(__name__, sees=("drug",))
book = Phrasebook.beside(__file__)


@detector
def find(passage: Passage) -> Iterator[Sign]:
    """Yield the medicines of a passage."""
    for match in book.find(passage):
        yield detector.sign(
            match.kind, match.start, match.end, confidence=match.confidence, value=match.value
        )
