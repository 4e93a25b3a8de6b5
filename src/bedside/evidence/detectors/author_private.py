"""Sees the author's own private matters: home address, telephone, birth date, children's school, an empty house, a licence shown.

``value`` is ``address``, ``phone``, ``birthday``, ``school``, ``away``, ``access`` or ``document``.
"""

from collections.abc import Iterator, Sequence

from bedside.drafts import Account, Kind
from bedside.evidence.detector import Detector
from bedside.evidence.passage import Part, Passage
from bedside.evidence.phrasebook import Match, Phrasebook
from bedside.evidence.sign import Sign, Whose

detector = Detector(__name__, sees=("author-private",), stage=2)
book = Phrasebook.beside(__file__)

# What the phrases say by themselves; the other values are cues that make a number beside them the author's own.
PRIVATE = frozenset({"away", "access", "school", "birthday", "address", "document"})
CUES = {"home-cue": ("street-address",), "own-phone-cue": ("phone",)}
VALUES = {"street-address": "address", "phone": "phone"}
# The cue and the number stand together: as many words apart at the most.
REACH = 15
OWN_WORDS = frozenset(
    {"i", "i'm", "i've", "my", "mine", "our", "we", "we're", "mi", "mis", "nuestra", "nuestro", "casa"}
)
ANSWERS = frozenset({Kind.REPLY, Kind.REVIEW_REPLY, Kind.DIRECT_MESSAGE})


@detector
def find(passage: Passage) -> Iterator[Sign]:
    """Yield what is private of the author, in the draft's words and in what its pictures are said to show."""
    matches = tuple(book.find(passage))
    if passage.part is Part.PICTURE:
        for match in matches:
            if match.value == "own-document":
                yield _private(match.start, match.end, "document", match.confidence)
    elif passage.part is Part.TEXT:
        for match in matches:
            if match.value in PRIVATE and not _is_somebodys_birth(match, passage):
                yield _private(match.start, match.end, match.value, match.confidence)
        yield from _numbers(passage, matches)
        yield from _bare_addresses(passage)


def _is_somebodys_birth(match: Match, passage: Passage) -> bool:
    """Tell whether "born June 6" is not the author's: only a bio leaves out who was born."""
    words = passage.folded[match.start : match.end]
    return match.value == "birthday" and words.startswith("born") and passage.draft.kind is not Kind.BIO


def _private(start: int, end: int, value: str, confidence: float) -> Sign:
    return detector.sign("author-private", start, end, whose=Whose.AUTHOR, confidence=confidence, value=value)


def _numbers(passage: Passage, matches: Sequence[Match]) -> Iterator[Sign]:
    """Yield addresses and telephone numbers that a cue near them makes the author's own."""
    for match in matches:
        for kind in CUES.get(match.value, ()):
            for sign in passage.of(kind):
                if _may_be_own(sign, passage) and _is_near(match, sign, passage):
                    yield _private(sign.start, sign.end, VALUES[kind], 0.85)


def _bare_addresses(passage: Passage) -> Iterator[Sign]:
    """Yield street addresses that nothing ties to an office or an event, on an account that is the author's own."""
    if (
        passage.draft.account is not Account.PERSONAL
        or passage.draft.kind in ANSWERS
        or not _speaks_of_itself(passage)
    ):
        return
    for sign in passage.of("street-address"):
        if sign.whose in (None, Whose.AUTHOR) and passage.plain[sign.start].isdigit():
            yield _private(sign.start, sign.end, "address", 0.7)


def _speaks_of_itself(passage: Passage) -> bool:
    return any(token.word in OWN_WORDS for token in passage.tokens)


def _may_be_own(sign: Sign, passage: Passage) -> bool:
    """Tell whether a number can be the author's own: no patient's, and no institution's street."""
    if sign.whose in (Whose.PATIENT, Whose.RELATIVE):
        return False
    return not (sign.kind == "street-address" and passage.draft.account is Account.INSTITUTIONAL)


def _is_near(match: Match, sign: Sign, passage: Passage) -> bool:
    return abs(passage.token_at(match.start) - passage.token_at(sign.start)) <= REACH
