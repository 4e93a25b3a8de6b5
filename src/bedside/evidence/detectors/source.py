"""Sees where a statement comes from: a link, a body, a journal, a study with its year."""

import re
from collections.abc import Iterator

from bedside.drafts import TokenKind
from bedside.evidence.detector import Detector
from bedside.evidence.passage import Passage
from bedside.evidence.phrasebook import Phrasebook
from bedside.evidence.sign import Sign

detector = Detector(__name__, sees=("source",), stage=2)
book = Phrasebook.beside(__file__)

# '(AUA guideline, 2024)', 'a 2021 JAMA trial', 'et al.': a year beside a work makes it possible to find.
_DATED = re.compile(
    r"\b(?:19|20)\d\d\b[^.\n]{0,30}\b(?:trial|study|cohort|survey|review|analysis|guideline|paper|estimate|report)"
    r"|\b(?:trial|study|cohort|survey|review|guideline|paper|estimate|report)\b[^.\n]{0,30}\b(?:19|20)\d\d\b"
    r"|\bet al\b"
)


@detector
def find(passage: Passage) -> Iterator[Sign]:
    """Yield the sources in a passage."""
    for match in book.find(passage):
        if match.value != "capitals" or passage.plain[match.start : match.start + 3].isupper():
            yield detector.sign(
                "source", match.start, match.end, confidence=match.confidence, value=match.value
            )
    for token in passage.tokens:
        if token.kind is TokenKind.LINK:
            yield detector.sign("source", token.start, token.end, confidence=0.95, value="link")
    for dated in _DATED.finditer(passage.folded):
        yield detector.sign("source", dated.start(), dated.end(), confidence=0.85, value="dated")
