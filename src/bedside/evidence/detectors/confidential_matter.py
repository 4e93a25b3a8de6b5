"""Sees confidential matters of colleagues and institutions: closed reviews, internal mail, a colleague's illness, exam questions.

``value`` is ``matter``, ``leak``, ``of-colleague``, ``exam``, ``security`` or, in a picture, ``paper``. Criticism is no sign of it.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from bedside.evidence.detector import Detector
from bedside.evidence.passage import Part, Passage
from bedside.evidence.phrasebook import Match, Phrasebook
from bedside.evidence.sign import Sign, Whose

detector = Detector(__name__, sees=("confidential-matter",), stage=2)
book = Phrasebook.beside(__file__)

# What has to stand together, in one sentence or in two that follow each other.
TOGETHER: Mapping[str, tuple[frozenset[str], ...]] = {
    "of-colleague": (
        frozenset({"personnel", "doctor"}),
        frozenset({"personnel", "inside"}),
        frozenset({"personnel", "secrecy"}),
    ),
    "leak": (
        frozenset({"secrecy", "content"}),
        frozenset({"secrecy", "closed"}),
        frozenset({"secrecy", "paper"}),
        frozenset({"inside", "content"}),
        frozenset({"inside", "secrecy"}),
    ),
    "matter": (
        frozenset({"closed", "content", "lately"}),
        frozenset({"closed", "content", "somebody"}),
        frozenset({"fault", "content"}),
    ),
}
CONFIDENCE = 0.7
# A phrase whose value begins so says nothing alone.
CUE = "cue:"


@detector
def find(passage: Passage) -> Iterator[Sign]:
    """Yield confidential matters; in what a picture shows, only papers that were not meant to get out."""
    if passage.part is Part.ANSWERED:
        return
    matches = tuple(book.find(passage))
    for match in matches:
        is_cue = match.value.startswith(CUE)
        if not is_cue and (match.value == "paper") is (passage.part is Part.PICTURE):
            yield detector.sign(
                match.kind, match.start, match.end, confidence=match.confidence, value=match.value
            )
    if passage.part is Part.TEXT:
        yield from _together(passage, [match for match in matches if match.value.startswith(CUE)])


def _together(passage: Passage, cues: Sequence[Match]) -> Iterator[Sign]:
    """Yield what cues in one sentence, or in two that follow each other, say together."""
    by_sentence: defaultdict[int, set[str]] = defaultdict(set)
    for cue in cues:
        by_sentence[passage.text.sentence_at(cue.start)].add(cue.value.removeprefix(CUE))
    for person in passage.of("person"):
        if person.whose is not Whose.PUBLIC and person.confidence >= 0.5:
            names = by_sentence[passage.text.sentence_at(person.start)]
            names.add("somebody")
            # A colleague is called by title: "Dr. Iyengar".
            if "dr" in passage.folded[max(0, person.start - 8) : person.start + 4].split(".")[0].split():
                names.add("doctor")
    for at in sorted(by_sentence):
        for last in (at, at + 1):
            said = by_sentence[at] | by_sentence.get(last, set[str]())
            value = next(
                (value for value, sets in TOGETHER.items() if any(one <= said for one in sets)), None
            )
            if value is not None:
                bounds = passage.text.sentences
                yield detector.sign(
                    "confidential-matter",
                    bounds[at].start,
                    bounds[last].end,
                    confidence=CONFIDENCE,
                    value=value,
                )
                break
