"""Sees what shows that a text sells: discount codes, shop links, favours from makers, calls to buy or book."""

import re
from collections.abc import Iterator

from bedside.evidence.detector import Detector
from bedside.evidence.passage import Passage
from bedside.evidence.phrasebook import Phrasebook
from bedside.evidence.sign import Sign

detector = Detector(
    __name__,
    sees=("discount-code", "affiliate-link", "discount", "tie", "tie-name", "sales-call", "posing"),
    stage=2,
)
book = Phrasebook.beside(__file__)

# A code is written in capitals, often with the percentage behind a name: DRHADLEY20, ENFERKARLA.
_CODE = re.compile(r"(?<![\w#@])[A-Z][A-Z0-9]{3,20}(?![\w-])")
_ASKED = re.compile(
    r"\b(?:code|codes|coupon|promo|use|using|enter|with|usa|usen|con|codigo|cupon)[:\s\"']{1,3}$"
)
_BEFORE = 16
# Capitals that end in a round percentage are a code even where no word says so: NIGHTNURSE15.
_OWN_CODE = re.compile(r"[A-Z]{4,18}\d{1,3}")
_IN_BRACKETS = re.compile(r"[(\[](?:sp|spon|pr|collab|aff|gifted|ambassador|partner)[)\]]")
_NAME_AFTER = re.compile(
    r"[\s@#]{1,3}(?P<name>(?:the\s)?@?[A-Z0-9][\w'&.-]{1,24}(?:\s[A-Z][\w'&-]{1,24}){0,3})"
)


@detector
def find(passage: Passage) -> Iterator[Sign]:
    """Yield the signs of selling; of a favour the name behind it is yielded apart, as ``tie-name``."""
    discounted = False
    for match in book.find(passage):
        discounted |= match.kind in ("discount", "affiliate-link")
        yield detector.sign(
            match.kind, match.start, match.end, confidence=match.confidence, value=match.value
        )
        if match.kind == "tie":
            yield from _named(passage, match.end)
    for hint in _IN_BRACKETS.finditer(passage.folded):
        yield detector.sign("tie", hint.start() + 1, hint.end() - 1, confidence=0.8, value="tag")
    yield from _codes(passage, discounted=discounted)


def _named(passage: Passage, end: int) -> Iterator[Sign]:
    named = _NAME_AFTER.match(passage.plain, end)
    if named is not None:
        yield detector.sign("tie-name", named.start("name"), named.end("name"), confidence=0.7)


def _codes(passage: Passage, *, discounted: bool) -> Iterator[Sign]:
    """Yield the codes that a reader is asked to use; capitals alone may be STEMI or PPE."""
    for code in _CODE.finditer(passage.plain):
        before = passage.folded[max(0, code.start() - _BEFORE) : code.start()]
        asked = _ASKED.search(before) is not None
        ends_in_figure = code[0][-1].isdigit()
        is_own = discounted and _OWN_CODE.fullmatch(code[0]) is not None
        if is_own or (asked and (discounted or (ends_in_figure and "code" in before))):
            yield detector.sign("discount-code", code.start(), code.end(), confidence=0.9)
