"""Sees swear words and obscenities, also masked ones (``f*ck``, ``sh1t``); anatomy is not profanity."""

from collections.abc import Iterator

from bedside.evidence.detector import Detector
from bedside.evidence.passage import Passage
from bedside.evidence.phrasebook import Phrasebook
from bedside.evidence.sign import Sign

detector = Detector(__name__, sees=("profanity",))
book = Phrasebook.beside(__file__)


@detector
def find(passage: Passage) -> Iterator[Sign]:
    """Yield the profane words of a passage."""
    for match in book.find(passage):
        yield detector.sign(match.kind, match.start, match.end, confidence=match.confidence, value=match.value)
