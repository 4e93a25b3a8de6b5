"""Sees that somebody in care was looked up, online or in records, with no clinical need for it."""

from collections.abc import Iterator

from bedside.drafts import Span
from bedside.evidence.detector import Detector
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


@detector
def find(passage: Passage) -> Iterator[Sign]:
    """Yield the acts of looking people in care up; teaching about it and clinical purposes are signs of their own."""
    if passage.part is not Part.TEXT:
        return
    cues: dict[str, list[Match]] = {
        kind: [] for kind in ("act", "quiet", "other", "care", "curious", "habit")
    }
    for match in sorted(book.find(passage), key=lambda match: (match.start, -match.end)):
        cues[match.value].append(match)
    if not cues["act"]:
        return
    for quiet in cues["quiet"]:
        yield detector.sign("clinical-purpose-search", quiet.start, quiet.end)
    sentences: dict[int, Sign] = {}
    for act in cues["act"]:
        sure = _sureness(passage, act, cues)
        if sure:
            first = passage.sentence_span(act.start).start
            habit = any(_inside(cue, passage.sentence_span(act.start)) for cue in cues["habit"])
            value = "habit" if habit else "once"
            sign = detector.sign("looked-up", act.start, act.end, confidence=sure, value=value)
            sentences[first] = _joined(sentences.get(first, sign), sign)
    yield from sentences.values()


def _sureness(passage: Passage, act: Match, cues: dict[str, list[Match]]) -> float:
    """Return how sure it is that the act was aimed at somebody in care, 0 where it was not or had a good reason."""
    bounds = passage.sentence_span(act.start)
    elsewhere = any(_inside(other, bounds) or _near(act, other, CLOSE // 2) for other in cues["other"])
    if elsewhere or any(_near(act, quiet, CLOSE) for quiet in cues["quiet"]):
        return 0.0
    told_of_one = any(
        sign.value == "one" and sign.overlaps(bounds.start, bounds.end)
        for sign in passage.of("patient-mention")
    )
    if told_of_one or any(_near(act, care) for care in cues["care"]):
        return SURE
    return LIKELY if cues["curious"] else 0.0


def _joined(one: Sign, other: Sign) -> Sign:
    return one.moved(min(one.start, other.start), max(one.end, other.end))


def _near(one: Match, other: Match, reach: int = REACH) -> bool:
    return abs(one.start - other.start) <= reach


def _inside(cue: Match, bounds: Span) -> bool:
    return bounds.start <= cue.start < bounds.end
