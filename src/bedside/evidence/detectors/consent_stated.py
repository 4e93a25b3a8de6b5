"""Sees that a draft says that somebody agreed to it, that nobody real is meant, or that details were changed.

``value`` is ``consent``, ``nobody`` or ``changed``.
"""

from collections.abc import Iterator

from bedside.evidence.detector import Detector
from bedside.evidence.passage import Passage
from bedside.evidence.phrasebook import Phrasebook
from bedside.evidence.sign import Sign

detector = Detector(__name__, sees=("consent-stated",))
book = Phrasebook.beside(__file__)


@detector
def find(passage: Passage) -> Iterator[Sign]:
    """Yield such statements in a passage."""
    for match in book.find(passage):
        yield detector.sign(
            match.kind, match.start, match.end, confidence=match.confidence, value=match.value
        )
