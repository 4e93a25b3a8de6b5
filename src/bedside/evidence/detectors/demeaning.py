"""Sees what demeans people for what the law protects: slurs, and slights in the same breath as a group."""

from collections.abc import Iterator, Sequence

from bedside.drafts import Span
from bedside.evidence.detector import Detector
from bedside.evidence.detectors.mockery_sentence import whole_sentence
from bedside.evidence.passage import Passage
from bedside.evidence.phrasebook import Match, Phrasebook
from bedside.evidence.sign import Sign

detector = Detector(__name__, sees=("demeaning", "protected-group", "slight"), stage=2)
book = Phrasebook.beside(__file__)

# The contempt that a sentence must hold beside a group before it demeans the group.
SCORN = 0.7
PROBABLE = 0.7


@detector
def find(passage: Passage) -> Iterator[Sign]:
    """Yield the groups that are named, and what demeans them; words quoted to criticise them are left out."""
    matches = [match for match in book.find(passage) if not _is_quoted(match.start, match.end, passage)]
    for match in matches:
        if match.kind == "demeaning" and match.value != "slur":
            yield _demeaning(passage, match.start, match.end, match.value)
        elif match.kind in ("demeaning", "protected-group"):
            yield detector.sign(
                match.kind, match.start, match.end, confidence=match.confidence, value=match.value
            )
    sentences = passage.text.sentences
    for bounds, following in zip(sentences, (*sentences[1:], *sentences[-1:]), strict=False):
        yield from _slighted(Span(bounds.start, following.end), matches, passage)


def _slighted(bounds: Span, matches: Sequence[Match], passage: Passage) -> Iterator[Sign]:
    here = [match for match in matches if bounds.start <= match.start < bounds.end]
    groups = [match for match in here if match.kind == "protected-group"]
    slights = [match for match in here if match.kind == "slight"]
    if not groups or _is_against(bounds, passage):
        return
    for slight in slights:
        if any(group.value == slight.value and _apart(group, slight) for group in groups):
            yield _demeaning(passage, slight.start, slight.end, slight.value)
    scorn = [
        sign
        for sign in passage.of("contempt")
        if bounds.start <= sign.start < bounds.end and sign.value != "warm"
    ]
    origins = [group for group in groups if group.value == "origin"]
    families = {sign.value: sign.confidence for sign in scorn}
    if origins and sum(families.values()) >= SCORN:
        start, end = min(sign.start for sign in scorn), max(sign.end for sign in scorn)
        yield _demeaning(passage, start, end, "origin")


def _demeaning(passage: Passage, start: int, end: int, value: str) -> Sign:
    place = whole_sentence(passage, start, end)
    return detector.sign("demeaning", place.start, place.end, confidence=PROBABLE, value=value)


def _apart(one: Match, other: Match) -> bool:
    return one.end <= other.start or other.end <= one.start


def _is_quoted(start: int, end: int, passage: Passage) -> bool:
    return any(sign.overlaps(start, end) for sign in passage.of("quoted"))


def _is_against(bounds: Span, passage: Passage) -> bool:
    return any(sign.overlaps(bounds.start, bounds.end) for sign in passage.of("against-words"))
