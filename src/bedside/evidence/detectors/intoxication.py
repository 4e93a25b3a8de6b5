"""Sees that the author tells of being drunk, drugged or hung over, and whether that meets with work."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from bedside.evidence.detector import Detector
from bedside.evidence.detectors._nearby import Nearby
from bedside.evidence.passage import Part, Passage
from bedside.evidence.phrasebook import Match, Phrasebook
from bedside.evidence.sign import Sign, Whose

detector = Detector(__name__, sees=("intoxicated", "drink"), stage=2)
book = Phrasebook.beside(__file__)

# What was drunk and when one works may be told in two or three sentences, not at two ends of a long text.
REACH = 220

KINDS = ("state", "loose", "soft", "amount", "drink", "drug", "duty", "on-duty", "off", "other")
CONFIDENCE = {"state": 0.9, "drug": 0.8, "amount": 0.7, "loose": 0.7, "soft": 0.6, "drink": 0.6}
# What is nobody's business on an evening off, and counts only while at work or on call.
FAINT = ("soft", "drink")

Cues = Mapping[str, Nearby]


@detector
def find(passage: Passage) -> Iterator[Sign]:
    """Yield the author's own states of drink or drugs; the value says how near to work they are."""
    if passage.part is not Part.TEXT:
        return
    cues = _cues(passage)
    for drink in cues["drink"].matches:
        yield detector.sign("drink", drink.start, drink.end, confidence=drink.confidence)
    if any(_is_own(cues, cue) for kind in CONFIDENCE for cue in cues[kind].matches):
        yield from _joined(_states(passage, cues))


def _cues(passage: Passage) -> Cues:
    found: dict[str, list[Match]] = {kind: [] for kind in KINDS}
    for match in book.find(passage):
        found[match.value].append(match)
    free = Nearby(found["off"] + found["drink"])
    for kind in ("duty", "on-duty"):
        found[kind] = [
            cue for cue in found[kind] if not any(_overlap(cue, other) for other in free.around(cue, REACH))
        ]
    found["duty"] += found["on-duty"]
    found["company"] = found["drink"] + found["amount"] + found["drug"]
    return {kind: Nearby(matches) for kind, matches in found.items()}


def _states(passage: Passage, cues: Cues) -> Iterator[Sign]:
    for kind, confidence in CONFIDENCE.items():
        for cue in cues[kind].matches:
            strict = kind in FAINT or (cues["off"] and kind != "state")
            duty = cues["on-duty" if strict else "duty"].nearest(cue, REACH)
            if kind in FAINT and duty is not None and not _in_one_sentence(passage, cue, duty):
                duty = None
            if _is_own(cues, cue) and _counts(kind, cue, duty, cues):
                yield _sign(passage, cue, duty, confidence)


def _counts(kind: str, cue: Match, duty: Match | None, cues: Cues) -> bool:
    """Tell whether a cue of this kind is a state to speak of, in this company."""
    if kind in FAINT and (duty is None or cues["off"]):
        return False
    if kind in ("amount", "loose") and cues["off"] and duty is None:
        return False
    if kind == "drug":
        return duty is not None
    return kind not in ("loose", "soft") or bool(cues["company"].around(cue, REACH))


def _joined(states: Iterable[Sign]) -> Iterator[Sign]:
    """Yield one sign for words that several cues share; at work if any of them is."""
    kept: Sign | None = None
    for sign in sorted(states, key=lambda sign: (sign.start, -sign.end)):
        if kept is None or not kept.overlaps(sign.start, sign.end):
            if kept is not None:
                yield kept
            kept = sign
            continue
        surer = kept if kept.confidence >= sign.confidence else sign
        value = "at-work" if "at-work" in (kept.value, sign.value) else "off-duty"
        kept = replace(surer, start=kept.start, end=max(kept.end, sign.end), value=value)
    if kept is not None:
        yield kept


def _sign(passage: Passage, cue: Match, duty: Match | None, confidence: float) -> Sign:
    start, end = cue.start, cue.end
    if duty is not None and _in_one_sentence(passage, cue, duty):
        start, end = min(start, duty.start), max(end, duty.end)
    value = "off-duty" if duty is None else "at-work"
    return detector.sign("intoxicated", start, end, whose=Whose.AUTHOR, confidence=confidence, value=value)


def _in_one_sentence(passage: Passage, one: Match, other: Match) -> bool:
    return passage.sentence_span(one.start) == passage.sentence_span(other.start)


def _is_own(cues: Cues, cue: Match) -> bool:
    return not cues["other"].around(cue, REACH)


def _overlap(one: Match, other: Match) -> bool:
    return one.start < other.end and other.start < one.end
