"""Sees swear words and obscenities, also masked ones (``f*ck``, ``sh1t``); anatomy is not profanity."""

import re
from collections.abc import Iterator

from bedside.evidence.detector import Detector
from bedside.evidence.passage import Passage
from bedside.evidence.phrasebook import Phrasebook
from bedside.evidence.sign import Sign

detector = Detector(__name__, sees=("profanity", "mild-profanity"))
book = Phrasebook.beside(__file__)

# A word whose letters are starred out more than once hides a swear word, whichever it is: "b***c***d".
_STARRED = re.compile(r"(?<![\w*])[a-z]{1,4}\*{2,8}(?:[a-z]{1,6}(?:\*{1,8}[a-z]{0,4}){0,3})?(?![\w*])")
# One star and a drawn-out end, which no list can hold: "b*tchesss", "sh*tttt".
_DRAWN_OUT = re.compile(
    r"(?<![\w*])(?:bull)?(?:f\*c?k|fu\*k|f\*\*k|sh\*t|b\*tch|c\*nt|d\*mn|p\*ss)[a-z]{0,12}"
)
# Without its accent the word is Spanish for a cone, so it is looked for where accents still stand.
_WITH_TILDE = re.compile(r"\bcoño\b", re.IGNORECASE)
_MASK = re.compile(r"[*@$#!0-9]")


@detector
def find(passage: Passage) -> Iterator[Sign]:
    """Yield the profane words of a passage, the longest reading of each place; the value is a plainer word."""
    covered: set[int] = set()
    for sign in sorted(_all(passage), key=_preference):
        place = range(sign.start, sign.end)
        if covered.isdisjoint(place):
            covered.update(place)
            yield sign


def _all(passage: Passage) -> Iterator[Sign]:
    for match in book.find(passage):
        masked = _MASK.search(passage.plain, match.start, match.end) is not None
        # Who stars out a mild word means it, and shows it, as a swear word.
        kind = "profanity" if masked else match.kind
        yield detector.sign(kind, match.start, match.end, confidence=match.confidence, value=match.value)
    for shape in (_STARRED, _DRAWN_OUT) if "*" in passage.folded else ():
        for hidden in shape.finditer(passage.folded):
            yield detector.sign("profanity", hidden.start(), hidden.end(), confidence=0.7)
    for word in _WITH_TILDE.finditer(passage.plain):
        yield detector.sign("profanity", word.start(), word.end(), confidence=0.9)


def _preference(sign: Sign) -> tuple[int, bool, float]:
    return sign.start - sign.end, sign.kind != "profanity", -sign.confidence
