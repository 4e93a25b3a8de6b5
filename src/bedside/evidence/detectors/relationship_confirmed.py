"""Sees words in an answer that confirm that the person addressed, or theirs, is or was in care here.

The confidence is how surely the words confirm it by themselves: from 0.85 in any answer, from 0.5 where a review is answered.
"""

from collections.abc import Iterator

from bedside.drafts import Kind
from bedside.evidence.detector import Detector
from bedside.evidence.detectors.answer_telling import telling_sentences
from bedside.evidence.passage import Part, Passage
from bedside.evidence.phrasebook import Phrasebook
from bedside.evidence.sign import Sign, Whose

detector = Detector(
    __name__, sees=("relationship-confirmed", "no-confirmation", "care-told", "clinician-addressed"), stage=2
)
book = Phrasebook.beside(__file__)

IN_WHAT_IS_ANSWERED = frozenset({"care-told", "clinician-addressed"})
ANSWERS = frozenset({Kind.REPLY, Kind.REVIEW_REPLY, Kind.DIRECT_MESSAGE})


@detector
def find(passage: Passage) -> Iterator[Sign]:
    """Yield what confirms and what refuses to, in the draft; what tells of care, in the text answered."""
    if passage.part is Part.PICTURE:
        return
    is_answer = passage.draft.kind in ANSWERS or passage.draft.in_reply_to is not None
    for match in book.find(passage):
        if (match.kind in IN_WHAT_IS_ANSWERED) is not (passage.part is Part.ANSWERED):
            continue
        if is_answer or match.value == "statement":
            yield detector.sign(
                match.kind,
                match.start,
                match.end,
                whose=Whose.OTHER,
                confidence=match.confidence,
                value=match.value,
            )
    if passage.part is Part.TEXT and passage.draft.in_reply_to is not None and passage.draft.kind in ANSWERS:
        for span in telling_sentences(passage):
            yield detector.sign(
                "relationship-confirmed",
                span.start,
                span.end,
                whose=Whose.OTHER,
                confidence=0.7,
                value="told",
            )
