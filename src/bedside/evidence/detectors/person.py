"""Sees names of people in the language of clinics and of social media, by lists, by shape and by what stands near."""

from collections.abc import Iterator

from bedside.evidence.detector import Detector
from bedside.evidence.detectors.person_initials import initials
from bedside.evidence.detectors.person_weighing import Candidate, candidates, confidence
from bedside.evidence.detectors.person_words import runs
from bedside.evidence.passage import Passage
from bedside.evidence.sign import Sign

detector = Detector(__name__, sees=("person",))
# Below this a capital letter is more likely a product, a place or a heading than somebody's name.
WORTH_SAYING = 0.35
# A name as sure as this makes a strange word behind "and" another.
SURE = 0.7


@detector
def find(passage: Passage) -> Iterator[Sign]:
    """Yield the names of people in a passage, titles included; the value is the name alone, folded."""
    taken: list[Candidate] = []
    beside: int | None = None
    for run in runs(passage):
        for candidate in candidates(run, passage):
            sure = confidence(candidate, passage, beside)
            if sure >= WORTH_SAYING:
                taken.append(candidate)
                beside = candidate.end if sure >= SURE else None
                yield detector.sign(
                    "person", candidate.start, candidate.end, confidence=sure, value=candidate.name
                )
    places = [(candidate.start, candidate.end) for candidate in taken]
    for start, end, sure in initials(passage):
        if not any(start < other_end and other_start < end for other_start, other_end in places):
            yield detector.sign("person", start, end, confidence=sure, value=passage.folded[start:end])
