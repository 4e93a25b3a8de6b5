"""Sees words that tell the sex of the one in care."""

from collections.abc import Iterator

from bedside.evidence.detector import Detector
from bedside.evidence.passage import Passage
from bedside.evidence.sign import Sign
from bedside.evidence.told import sex_told

detector = Detector(__name__, sees=("sex",))
# Titles and single letters mean a sex only beside a name or an age, which are seen by others.
DOUBTFUL = frozenset(
    "f m el la don dona mr mrs ms miss sir king queen prince princess priest nun god".split()
)
SURE = 0.7


@detector
def find(passage: Passage) -> Iterator[Sign]:
    """Yield each word that tells a sex; the value is ``woman`` or ``man``."""
    known: dict[str, str | None] = {}
    for token in passage.tokens:
        word = token.word.removesuffix("'s")
        if word not in known:
            known[word] = None if word in DOUBTFUL else sex_told([word])
        told = known[word]
        if told:
            yield detector.sign("sex", token.start, token.start + len(word), confidence=SURE, value=told)
