"""Sees the cues of contempt in a text, each weak alone: insults, jokes on bodies and deaths, sarcasm, games."""

from collections.abc import Iterator

from bedside.evidence.detector import Detector
from bedside.evidence.detectors import mockery_turns
from bedside.evidence.passage import Passage
from bedside.evidence.phrasebook import Phrasebook
from bedside.evidence.sign import Sign

detector = Detector(__name__, sees=("contempt",))
# The words that mock, and the turns that do: the way in which a joke on somebody is built.
books = (Phrasebook.beside(__file__), mockery_turns.book)


@detector
def find(passage: Passage) -> Iterator[Sign]:
    """Yield every cue; its value is its family, its confidence its weight."""
    for book in books:
        for match in book.find(passage):
            yield detector.sign(
                match.kind, match.start, match.end, confidence=match.confidence, value=match.value
            )
