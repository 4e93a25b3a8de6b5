"""Sees confidential matters of colleagues and institutions: closed reviews, internal mail, a colleague's illness, exam questions.

``value`` is ``matter``, ``leak``, ``of-colleague``, ``exam``, ``security`` or, in a picture, ``paper``. Criticism is no sign of it.
"""

from collections.abc import Iterator

from bedside.evidence.detector import Detector
from bedside.evidence.passage import Part, Passage
from bedside.evidence.phrasebook import Phrasebook
from bedside.evidence.sign import Sign

detector = Detector(__name__, sees=("confidential-matter",), stage=2)
book = Phrasebook.beside(__file__)


@detector
def find(passage: Passage) -> Iterator[Sign]:
    """Yield confidential matters; in what a picture shows, only papers that were not meant to get out."""
    if passage.part is Part.ANSWERED:
        return
    for match in book.find(passage):
        if (match.value == "paper") is (passage.part is Part.PICTURE):
            yield detector.sign(
                match.kind, match.start, match.end, confidence=match.confidence, value=match.value
            )
