"""Sees words that are quoted in order to criticise, retire or teach them, so that they are nobody's own insult."""

import re
from collections.abc import Iterator

from bedside.evidence.detector import Detector
from bedside.evidence.passage import Passage
from bedside.evidence.phrasebook import Phrasebook
from bedside.evidence.sign import Sign

detector = Detector(__name__, sees=("quoted", "against-words"))
book = Phrasebook.beside(__file__)

# Straight quotes after normalisation; a single one counts only at the bounds of words, so that "don't" is none.
_QUOTE = re.compile(r"\"[^\"\n]{2,160}\"|(?<!\w)'[^\n]{2,160}?'(?!\w)|«[^»\n]{2,160}»")


@detector
def find(passage: Passage) -> Iterator[Sign]:
    """Yield the words against words, and each quotation in a text that has any."""
    against = list(book.find(passage))
    for match in against:
        yield detector.sign(match.kind, match.start, match.end, confidence=match.confidence)
    for quote in _QUOTE.finditer(passage.plain) if against else ():
        yield detector.sign("quoted", quote.start(), quote.end(), confidence=0.8)
