"""The words of a draft made plain for reading by rule, with an exact way back to what was typed."""

import re
import unicodedata
from array import array
from bisect import bisect_left, bisect_right
from dataclasses import dataclass, field
from enum import StrEnum
from functools import lru_cache


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of text: code points from `start` up to, not including, `end`."""

    start: int
    end: int


class TokenKind(StrEnum):
    """What sort of thing stands at a place in the text."""

    WORD = "word"
    NUMBER = "number"
    EMOJI = "emoji"
    HASHTAG_WORD = "hashtag-word"
    HANDLE = "handle"
    LINK = "link"
    MARK = "mark"


@dataclass(frozen=True, slots=True)
class Token:
    """One word, number, sign or link, in its folded form, with its place in `plain`."""

    word: str
    start: int
    end: int
    kind: TokenKind = TokenKind.WORD
    unmasked: str = ""


_TOKEN = re.compile(
    r"(?P<link>https?://\S{1,2000}|www\.\S{1,2000})"
    r"|(?P<handle>@\w{1,50})"
    r"|(?P<number>\d+(?:[.,:/]\d+)*)"
    r"|(?P<word>[^\W\d_]\w*(?:'\w+)*)"
    r"|(?P<mark>[?!%$#&+=<>~*/])"
    r"|(?P<emoji>[\u2600-\u27bf\U0001f000-\U0001faff][\ufe0f\u200d\U0001f3fb-\U0001f3ff\u2600-\u27bf\U0001f000-\U0001faff]*)"
)
_END = re.compile(r"[.!?]+[\"')\]]*(?=\s)|\n+")
_SHORT = frozenset("dr dra sr sra mr mrs ms pt pts st vs no a.m p.m u.s".split())


@dataclass(frozen=True, slots=True)
class Text:
    """A draft's words as typed (`given`), made plain, folded, and cut into tokens and sentences."""

    given: str
    plain: str
    folded: str
    tokens: tuple[Token, ...]
    sentences: tuple[Span, ...]
    language: str
    _starts: "array[int]" = field(repr=False, compare=False)
    _ends: "array[int]" = field(repr=False, compare=False)

    @classmethod
    def of(cls, given: str) -> "Text":
        plain, starts, ends = _plain(given)
        folded = "".join(map(_fold, plain))
        tokens = tuple(
            Token(m.group(), m.start(), m.end(), TokenKind(m.lastgroup or "mark")) for m in _TOKEN.finditer(folded)
        )
        return cls(given, plain, folded, tokens, tuple(_sentences(folded)), "en", starts, ends)

    def back(self, start: int, end: int) -> Span:
        """The place in `given` of a place in `plain`."""
        if not self._starts or start >= len(self._starts):
            return Span(len(self.given), len(self.given))
        if end <= start:
            return Span(self._starts[start], self._starts[start])
        return Span(self._starts[start], self._ends[min(end, len(self._ends)) - 1])

    def forth(self, start: int, end: int) -> Span:
        """The place in `plain` of a place in `given`."""
        first = bisect_right(self._ends, start)
        return Span(first, max(first, bisect_left(self._starts, end)))

    def sentence_at(self, position: int) -> int:
        """The index of the sentence that holds a place in `plain`."""
        return max(0, bisect_right(self.sentences, position, key=lambda span: span.start) - 1)


def _plain(given: str) -> "tuple[str, array[int], array[int]]":
    signs: list[str] = []
    starts, ends = array("L"), array("L")
    for place, sign in enumerate(given):
        for new in _made_plain(sign):
            signs.append(new)
            starts.append(place)
            ends.append(place + 1)
    return "".join(signs), starts, ends


@lru_cache(maxsize=4096)
def _made_plain(sign: str) -> str:
    if sign in "\u2018\u2019\u02bc":
        return "'"
    if sign in "\u201c\u201d":
        return '"'
    if sign in "\u2010\u2011\u2013":
        return "-"
    if unicodedata.category(sign) == "Cf" and sign != "\u200d":
        return ""
    return unicodedata.normalize("NFKC", sign)


@lru_cache(maxsize=4096)
def _fold(sign: str) -> str:
    return unicodedata.normalize("NFD", sign)[0].lower()[0]


def _sentences(folded: str) -> list[Span]:
    found, start = [], 0
    for match in _END.finditer(folded):
        word = folded[start : match.start()].rsplit(None, 1)[-1:]
        if word and word[0] in _SHORT and folded[match.start()] == ".":
            continue
        found.append(Span(start, match.end()))
        start = match.end()
    if start < len(folded) or not found:
        found.append(Span(start, len(folded)))
    return found
