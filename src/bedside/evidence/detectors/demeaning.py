"""Sees what demeans people for what the law protects: slurs, and slights in the same breath as a group."""

from collections.abc import Iterator, Sequence
from itertools import chain

from bedside.evidence.detector import Detector
from bedside.evidence.detectors.mockery_sentence import sorted_by, whole_sentence
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
    sentences = passage.text.sentences
    quotes = sorted_by(sentences, passage.of("quoted"))
    rows = [
        [match for match in matches if not any(quote.overlaps(match.start, match.end) for quote in quoted)]
        for matches, quoted in zip(sorted_by(sentences, book.find(passage)), quotes, strict=True)
    ]
    scorn = sorted_by(sentences, (sign for sign in passage.of("contempt") if sign.value != "warm"))
    against = sorted_by(sentences, passage.of("against-words"))
    for number, here in enumerate(rows):
        yield from (
            _plain(passage, match) for match in here if match.kind in ("demeaning", "protected-group")
        )
        two = slice(number, number + 2)
        if not any(against[two]):
            yield from _slighted(passage, list(chain(*rows[two])), list(chain(*scorn[two])))


def _plain(passage: Passage, match: Match) -> Sign:
    if match.kind == "demeaning" and match.value != "slur":
        return _demeaning(passage, match.start, match.end, match.value)
    return detector.sign(match.kind, match.start, match.end, confidence=match.confidence, value=match.value)


def _slighted(passage: Passage, here: Sequence[Match], scorn: Sequence[Sign]) -> Iterator[Sign]:
    """Yield what slights a group that is named in the same two sentences."""
    groups = [match for match in here if match.kind == "protected-group"]
    for slight in here:
        if slight.kind == "slight" and any(_meant(group, slight) for group in groups):
            yield _demeaning(passage, slight.start, slight.end, slight.value)
    families = {sign.value: sign.confidence for sign in scorn}
    if sum(families.values()) >= SCORN and any(group.value == "origin" for group in groups):
        start = min(sign.start for sign in scorn)
        end = max(sign.end for sign in scorn)
        yield _demeaning(passage, start, end, "origin")


def _demeaning(passage: Passage, start: int, end: int, value: str) -> Sign:
    place = whole_sentence(passage, start, end)
    return detector.sign("demeaning", place.start, place.end, confidence=PROBABLE, value=value)


def _meant(group: Match, slight: Match) -> bool:
    apart = group.end <= slight.start or slight.end <= group.start
    return group.value == slight.value and apart
