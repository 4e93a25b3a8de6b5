"""Sees that somebody in care was looked up, online or in records, with no clinical need for it."""

from collections.abc import Iterator, Mapping

from bedside.drafts import Span
from bedside.evidence.detector import Detector
from bedside.evidence.detectors._nearby import Nearby
from bedside.evidence.passage import Part, Passage
from bedside.evidence.phrasebook import Match, Phrasebook
from bedside.evidence.sign import Sign

detector = Detector(__name__, sees=("looked-up", "clinical-purpose-search"), stage=2)
book = Phrasebook.beside(__file__)

# Who was looked up is told in the sentence itself or in those around it.
REACH = 260
# What clears an act stands close to it: a text may teach in one place and confess in another.
CLOSE = 130
SURE, LIKELY = 0.85, 0.6

KINDS = ("act", "quiet", "other", "care", "curious", "habit")
Cues = Mapping[str, Nearby]


@detector
def find(passage: Passage) -> Iterator[Sign]:
    """Yield the acts of looking people in care up; teaching about it and clinical purposes are signs of their own."""
    if passage.part is not Part.TEXT:
        return
    found: dict[str, list[Match]] = {kind: [] for kind in KINDS}
    for match in book.find(passage):
        found[match.value].append(match)
    if not found["act"]:
        return
    cues = {kind: Nearby(matches) for kind, matches in found.items()}
    for quiet in cues["quiet"].matches:
        yield detector.sign("clinical-purpose-search", quiet.start, quiet.end)
    yield from _acts(passage, cues).values()


def _acts(passage: Passage, cues: Cues) -> dict[int, Sign]:
    """Return the acts, one for each sentence by where it starts."""
    sentences: dict[int, Sign] = {}
    told_of_one = {
        passage.sentence_span(sign.start).start
        for sign in passage.of("patient-mention")
        if sign.value == "one"
    }
    for act in cues["act"].matches:
        bounds = passage.sentence_span(act.start)
        sure = _sureness(act, bounds, cues, in_care=bounds.start in told_of_one)
        if sure:
            value = "habit" if cues["habit"].within(bounds.start, bounds.end) else "once"
            sign = detector.sign("looked-up", act.start, act.end, confidence=sure, value=value)
            sentences[bounds.start] = _joined(sentences.get(bounds.start, sign), sign)
    return sentences


def _sureness(act: Match, bounds: Span, cues: Cues, *, in_care: bool) -> float:
    """Return how sure it is that the act was aimed at somebody in care, 0 where it was not or had a good reason."""
    elsewhere = cues["other"].within(bounds.start, bounds.end) or cues["other"].around(act, CLOSE // 2)
    if elsewhere or cues["quiet"].around(act, CLOSE):
        return 0.0
    if in_care or cues["care"].around(act, REACH):
        return SURE
    return LIKELY if cues["curious"] else 0.0


def _joined(one: Sign, other: Sign) -> Sign:
    return one.moved(min(one.start, other.start), max(one.end, other.end))
