"""Sees figures about the health of many people, which a reader could check if they had a source."""

from collections.abc import Iterator

from bedside.evidence.detector import Detector
from bedside.evidence.passage import Passage
from bedside.evidence.phrasebook import Phrasebook
from bedside.evidence.sign import Sign

detector = Detector(__name__, sees=("health-figure",), stage=2)
book = Phrasebook.beside(__file__)


@detector
def find(passage: Passage) -> Iterator[Sign]:
    """Yield one figure for each sentence that has any, the longest."""
    best: dict[int, Sign] = {}
    for match in book.find(passage):
        sentence = passage.text.sentence_at(match.start)
        sign = detector.sign(
            match.kind, match.start, match.end, confidence=match.confidence, value=match.value
        )
        if sentence not in best or sign.end - sign.start > best[sentence].end - best[sentence].start:
            best[sentence] = sign
    yield from best.values()
