"""Sees, in the text that is answered, that somebody describes an own ailment and asks what to do."""

from collections import Counter
from collections.abc import Iterator

from bedside.drafts import Kind
from bedside.evidence.detector import Detector
from bedside.evidence.passage import Part, Passage
from bedside.evidence.phrasebook import Phrasebook
from bedside.evidence.sign import Sign

detector = Detector(__name__, sees=("plea-for-advice", "red-flag"), stage=2)
book = Phrasebook.beside(__file__)

SURE, LIKELY, FAINT = 0.9, 0.7, 0.4


@detector
def find(passage: Passage) -> Iterator[Sign]:
    """Yield one sign over the whole text; only an ailment without a question is a faint plea."""
    if passage.part is not Part.ANSWERED or passage.draft.kind is Kind.REVIEW_REPLY:
        return
    matches = tuple(book.find(passage))
    cues = Counter(match.value for match in matches)
    confidence = _confidence(cues)
    if confidence:
        yield detector.sign("plea-for-advice", 0, len(passage.plain), confidence=confidence)
    for match in matches:
        if match.kind == "red-flag":
            yield detector.sign("red-flag", match.start, match.end, confidence=match.confidence)


def _confidence(cues: Counter[str]) -> float:
    ails, shown = bool(cues["ailment"]), bool(cues["photo"])
    if cues["peer"] or not (ails or shown):
        return 0.0
    if shown and (ails or cues["ask"]):
        return SURE
    if ails and cues["ask"] and cues["owner"]:
        return SURE
    if ails and cues["owner"] and cues["ailment"] > 1:
        return LIKELY
    return FAINT if ails else 0.0
