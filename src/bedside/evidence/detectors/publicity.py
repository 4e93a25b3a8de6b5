"""Sees that a matter was before the public: in the news, in a video, in the talk of a town."""

from collections.abc import Iterator

from bedside.evidence.detector import Detector
from bedside.evidence.passage import Passage
from bedside.evidence.phrasebook import Phrasebook
from bedside.evidence.sign import Sign

detector = Detector(__name__, sees=("publicity", "told-in-public"))
book = Phrasebook.beside(__file__)


@detector
def find(passage: Passage) -> Iterator[Sign]:
    """Yield what makes a matter known in a passage."""
    for match in book.find(passage):
        yield detector.sign(
            match.kind, match.start, match.end, confidence=match.confidence, value=match.value
        )
