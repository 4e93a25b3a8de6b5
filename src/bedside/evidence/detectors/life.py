"""Sees an author's private life (romance, holidays, a sale), and the business of care done through an account."""

from collections.abc import Iterator

from bedside.evidence.detector import Detector
from bedside.evidence.passage import Part, Passage
from bedside.evidence.phrasebook import Phrasebook
from bedside.evidence.sign import Sign, Whose

detector = Detector(__name__, sees=("personal-life", "clinic-business"))
book = Phrasebook.beside(__file__)


@detector
def find(passage: Passage) -> Iterator[Sign]:
    """Yield the private and the business matters of the draft itself."""
    if passage.part is Part.TEXT:
        for match in book.find(passage):
            yield detector.sign(
                match.kind,
                match.start,
                match.end,
                whose=Whose.AUTHOR,
                confidence=match.confidence,
                value=match.value,
            )
