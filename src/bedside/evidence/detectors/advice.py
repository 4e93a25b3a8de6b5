"""Sees words that advise one person on diagnosis or treatment, and words that decline or send to the right place."""

from collections.abc import Iterator

from bedside.drafts import TokenKind
from bedside.evidence.detector import Detector
from bedside.evidence.passage import Part, Passage
from bedside.evidence.phrasebook import Phrasebook
from bedside.evidence.sign import Sign

detector = Detector(
    __name__, sees=("advice-to-person", "declines-advice", "see-your-doctor", "spoken-to"), stage=2
)
book = Phrasebook.beside(__file__)


@detector
def find(passage: Passage) -> Iterator[Sign]:
    """Yield what the author's own words advise; the confidence is the weight of the cue."""
    if passage.part is Part.TEXT:
        for match in book.find(passage):
            yield detector.sign(
                match.kind, match.start, match.end, confidence=match.confidence, value=match.value
            )
        for token in passage.tokens:
            if token.kind is TokenKind.HANDLE:
                yield detector.sign("spoken-to", token.start, token.end)
