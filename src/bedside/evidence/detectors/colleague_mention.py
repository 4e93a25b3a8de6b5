"""Sees that a colleague is spoken of by what they are: "our resident", "the night nurse", "PGY-2"."""

from collections.abc import Iterator

from bedside.evidence.detector import Detector
from bedside.evidence.passage import Passage
from bedside.evidence.phrasebook import Match, Phrasebook
from bedside.evidence.sign import Sign

detector = Detector(__name__, sees=("colleague-mention",))
book = Phrasebook.beside(__file__)


@detector
def find(passage: Passage) -> Iterator[Sign]:
    """Yield each mention once; the value is ``one`` for one particular colleague, ``many`` for a group or a trade."""
    best: dict[int, Match] = {}
    for match in book.find(passage):
        known = best.get(match.end)
        if known is None or (match.confidence, match.end - match.start) > (
            known.confidence,
            known.end - known.start,
        ):
            best[match.end] = match
    for match in best.values():
        if match.kind == "colleague-mention":
            yield detector.sign(
                "colleague-mention", match.start, match.end, confidence=match.confidence, value=match.value
            )
