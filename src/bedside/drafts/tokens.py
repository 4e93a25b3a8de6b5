"""Cuts plain text into words, numbers, emoji, handles, links and telling marks."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from bedside.drafts.humps import is_humped, two_words
from bedside.drafts.masking import masked_words, shortened, unmasked_digits
from bedside.drafts.shapes import HANDLE, LINK, MAIL
from bedside.drafts.span import Span


class TokenKind(StrEnum):
    """What sort of thing stands at a place in the text; a mail address is a link."""

    WORD = "word"
    NUMBER = "number"
    EMOJI = "emoji"
    HASHTAG_WORD = "hashtag-word"
    HANDLE = "handle"
    LINK = "link"
    MARK = "mark"


@dataclass(frozen=True, slots=True)
class Token:
    """One word, number, sign or link in its folded form, with its place in `plain`.

    `unmasked` is what a masked word ('sh1t', 'f*ck', 'n4me', 'fuuuck', 'm.d', 'JohnSmith') likely says; empty where
    nothing is masked.
    """

    word: str
    start: int
    end: int
    kind: TokenKind = TokenKind.WORD
    unmasked: str = ""


PICTOGRAM = (
    "[\u203c\u2049\u231a\u231b\u2328\u23cf\u23e9-\u23f3\u23f8-\u23fa\u2600-\u27bf\u2934\u2935\u2b05-\u2b07\u2b1b\u2b1c"
    "\u2b50\u2b55\u3030\u303d\u3297\u3299\U0001f000-\U0001f0ff\U0001f18e-\U0001f1e5\U0001f200-\U0001faff]"
)
EMOJI = (
    "[\U0001f1e6-\U0001f1ff]{2}"
    f"|{PICTOGRAM}[\U0001f3fb-\U0001f3ff]?(?:\u200d{PICTOGRAM}[\U0001f3fb-\U0001f3ff]?){{0,9}}"
    "|[\U0001f1e6-\U0001f1ff]"
)
_FACE = r"(?<!\S)[:;=][-']?[()dp](?!\w)|(?<!\S)<3(?!\d)"
_TOKEN = re.compile(
    rf"(?<![\w@])(?:(?P<link>{LINK})|(?P<mail>{MAIL}))|(?P<handle>{HANDLE})"
    rf"|(?P<emoji>{EMOJI}|{_FACE})"
    # s/p, w/o, y/o, m&m; w/ before a word; a.m, u.s, ph.d, whose last dot may end the sentence and stays out
    r"|(?P<short>[^\W\d_][/&][^\W\d_](?:'[a-z]{1,2})?(?![\w/&])|(?<!\w)w/(?=\s?\w)"
    r"|(?:ph|[^\W\d_])(?:\.[^\W\d_]){1,5}(?!\w)|ee\.uu)"
    r"|(?P<number>\d++(?:st|nd|rd|th|s)(?!\w)|\d++(?:[.,:/]\d++)*+(?![^\W\d_]{1,6}\d))"
    r"|(?P<word>[^\W_]+(?:'[^\W\d_]+)*)"
    r"|(?P<mark>[?!%$#&+=<>~°©®™€£¥@])"
)
_KINDS = {
    "link": TokenKind.LINK,
    "mail": TokenKind.LINK,
    "handle": TokenKind.HANDLE,
    "emoji": TokenKind.EMOJI,
    "short": TokenKind.WORD,
    "number": TokenKind.NUMBER,
    "word": TokenKind.WORD,
    "mark": TokenKind.MARK,
}
_DRAWN_OUT = re.compile(r"([a-z])\1\1")


def cut(folded: str, plain: str, tags: Sequence[Span]) -> tuple[Token, ...]:
    """All tokens in order; words inside `tags` are words of a hashtag."""
    tokens: list[Token] = []
    done = 0
    looked_at = _Looked(plain, bool(_DRAWN_OUT.search(folded)), is_humped(plain))
    for masked in masked_words(folded):
        tokens.extend(_between(folded, done, masked.start, looked_at))
        tokens.append(
            Token(folded[masked.start : masked.end], masked.start, masked.end, TokenKind.WORD, masked.plain)
        )
        done = masked.end
    tokens.extend(_between(folded, done, len(folded), looked_at))
    return _tagged(tokens, tags) if tags else tuple(tokens)


@dataclass(frozen=True, slots=True)
class _Looked:
    """What a look at the whole text told, so that most words need none."""

    plain: str
    is_drawn_out: bool
    is_humped: bool

    def said(self, word: str, start: int, end: int) -> str:
        """What a word says behind its spelling; mostly nothing else than it shows."""
        if not word.isalpha():
            return unmasked_digits(word, self.plain[start:end])
        drawn_out = shortened(word) if self.is_drawn_out else ""
        return drawn_out or (two_words(self.plain[start:end]) if self.is_humped else "")


def _between(folded: str, start: int, end: int, looked_at: _Looked) -> Iterator[Token]:
    has_said = looked_at.is_drawn_out or looked_at.is_humped
    for match in _TOKEN.finditer(folded, start, end):
        word, group = match.group(), match.lastgroup or "mark"
        said = ""
        if group == "word" and (has_said or not word.isalpha()):
            said = looked_at.said(word, match.start(), match.end())
        elif group == "short" and "." in word:
            said = word.replace(".", "")
        yield Token(word, match.start(), match.end(), _KINDS[group], said)


def _tagged(tokens: list[Token], tags: Sequence[Span]) -> tuple[Token, ...]:
    return tuple(_as_tagged(token) if _is_inside(token, tags) else token for token in tokens)


def _as_tagged(token: Token) -> Token:
    return replace(token, kind=TokenKind.HASHTAG_WORD) if token.kind is TokenKind.WORD else token


def _is_inside(token: Token, tags: Sequence[Span]) -> bool:
    nearest = bisect_right(tags, token.start, key=lambda tag: tag.start) - 1
    return nearest >= 0 and token.end <= tags[nearest].end
