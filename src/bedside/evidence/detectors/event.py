"""Sees what happened to somebody (a crash, a rescue, a bite), and the occasions of it.

``value`` is ``common``, ``striking`` or ``occasion``.
"""

from collections.abc import Iterator

from bedside.evidence.detector import Detector
from bedside.evidence.passage import Passage
from bedside.evidence.phrasebook import Phrasebook
from bedside.evidence.sign import Sign

detector = Detector(__name__, sees=("event",))
book = Phrasebook.beside(__file__)


@detector
def find(passage: Passage) -> Iterator[Sign]:
    """Yield what happened in a passage."""
    for match in book.find(passage):
        yield detector.sign(
            match.kind, match.start, match.end, confidence=match.confidence, value=match.value
        )
