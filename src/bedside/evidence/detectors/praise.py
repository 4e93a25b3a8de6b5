"""Sees praise for a thing and advice to get it, as an advertisement would say it."""

from collections.abc import Iterator

from bedside.evidence.detector import Detector
from bedside.evidence.passage import Passage
from bedside.evidence.phrasebook import Phrasebook
from bedside.evidence.sign import Sign

detector = Detector(__name__, sees=("praise",), stage=2)
book = Phrasebook.beside(__file__)


@detector
def find(passage: Passage) -> Iterator[Sign]:
    """Yield the praise in a passage."""
    for match in book.find(passage):
        yield detector.sign(match.kind, match.start, match.end, confidence=match.confidence)
