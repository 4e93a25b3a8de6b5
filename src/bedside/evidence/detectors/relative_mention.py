"""Sees that somebody's relative is spoken of, and whose: "my mom" is the author's, "her husband" is not."""

from collections.abc import Iterator

from bedside.evidence.detector import Detector
from bedside.evidence.passage import Passage
from bedside.evidence.phrasebook import Match, Phrasebook
from bedside.evidence.sign import Sign

detector = Detector(__name__, sees=("relative-mention",))
book = Phrasebook.beside(__file__)


@detector
def find(passage: Passage) -> Iterator[Sign]:
    """Yield each relative once, the surest reading of it; the value is the folded word."""
    best: dict[int, Match] = {}
    for match in book.find(passage):
        known = best.get(match.start)
        if known is None or match.confidence > known.confidence:
            best[match.start] = match
    for start, match in best.items():
        value = passage.folded[start : match.end].removesuffix("'s")
        yield detector.sign(
            "relative-mention", start, match.end, whose=match.whose, confidence=match.confidence, value=value
        )
