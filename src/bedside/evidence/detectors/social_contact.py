"""Sees personal contact between the author and people in care: invited, accepted, flirted with, or declined."""

from collections.abc import Iterator

from bedside.drafts import Kind
from bedside.evidence.detector import Detector
from bedside.evidence.detectors._nearby import Nearby
from bedside.evidence.passage import Part, Passage
from bedside.evidence.phrasebook import Match, Phrasebook
from bedside.evidence.sign import Sign, Whose

detector = Detector(__name__, sees=("social-contact", "contact-declined", "patient-writes"), stage=2)
book = Phrasebook.beside(__file__)

# The invitation stands in the sentences around the word for those invited.
REACH = 160
TO_ONE = (Kind.DIRECT_MESSAGE, Kind.REPLY)


@detector
def find(passage: Passage) -> Iterator[Sign]:
    """Yield signs of contact in the draft; in what is answered, that a patient writes and for what."""
    matches = sorted(book.find(passage), key=lambda match: (match.start, -match.end))
    if passage.part is Part.ANSWERED:
        for match in matches:
            if match.kind == "patient-writes":
                yield detector.sign("patient-writes", match.start, match.end, value=match.value)
    elif passage.part is Part.TEXT:
        yield from _contact(passage, [match for match in matches if match.kind == "social-contact"])


def _contact(passage: Passage, cues: list[Match]) -> Iterator[Sign]:
    to_one = passage.draft.kind in TO_ONE
    ties = Nearby(cue for cue in cues if cue.value == "patients" or (to_one and cue.value == "tied"))
    welcomes = Nearby(cue for cue in cues if cue.value == "welcome")
    for cue in cues:
        if cue.value == "decline":
            yield detector.sign("contact-declined", cue.start, cue.end)
        elif cue.value in ("channel", "outing", "flirt"):
            yield _sign(cue, told=bool(ties.around(cue, REACH)), to_one=to_one)
        elif cue.value == "home" and welcomes.around(cue, REACH):
            yield _sign(cue, told=True, to_one=to_one)


def _sign(cue: Match, *, told: bool, to_one: bool) -> Sign:
    return detector.sign(
        "social-contact",
        cue.start,
        cue.end,
        whose=Whose.PATIENT if told else None,
        confidence=0.8 if told or to_one else 0.4,
        value=cue.value,
    )
