"""Sees what a picture is said to show, and the words that announce a picture of a patient.

In the line about a picture ``picture-subject`` has the value ``patient``, ``body``, ``scan``, ``specimen``, ``names``, ``staff``,
``author``, ``stand-in``, ``nobody``, ``limited``, ``withdrawn`` or ``background``; ``picture-announced`` is seen in the words of the draft.
"""

from collections.abc import Iterator

from bedside.evidence.detector import Detector
from bedside.evidence.passage import Part, Passage
from bedside.evidence.phrasebook import Phrasebook
from bedside.evidence.sign import Sign

detector = Detector(__name__, sees=("picture-subject", "picture-announced"))
book = Phrasebook.beside(__file__)

WHERE = {
    "picture-subject": frozenset({Part.PICTURE}),
    "picture-announced": frozenset({Part.TEXT}),
}


@detector
def find(passage: Passage) -> Iterator[Sign]:
    """Yield what is shown, and what is announced, each in the part of the draft where it has a meaning."""
    for match in book.find(passage):
        if passage.part in WHERE[match.kind]:
            yield detector.sign(
                match.kind, match.start, match.end, confidence=match.confidence, value=match.value
            )
