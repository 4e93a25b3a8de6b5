"""Sees whom or what words may be aimed at: people in care, people at work, the author, the public, things."""

from collections.abc import Iterator

from bedside.evidence.detector import Detector
from bedside.evidence.passage import Passage
from bedside.evidence.phrasebook import Phrasebook
from bedside.evidence.sign import Sign

detector = Detector(__name__, sees=("aimed-at",))
book = Phrasebook.beside(__file__)


@detector
def find(passage: Passage) -> Iterator[Sign]:
    """Yield every possible target; its value says which sort."""
    for match in book.find(passage):
        yield detector.sign(
            match.kind, match.start, match.end, confidence=match.confidence, value=match.value
        )
