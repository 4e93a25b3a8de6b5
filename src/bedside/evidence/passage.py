"""One text to be looked at: the draft's own words, what it answers, or what a picture is said to show."""

from bisect import bisect_left
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import cached_property

from bedside.drafts import Draft, Span, Text, Token
from bedside.evidence.lexicon import Hits
from bedside.evidence.library import DETECTORS, library
from bedside.evidence.sign import Sign

HANDED_ON = ("hits", "sentence_tokens", "sentence_of_token", "token_starts")


class Part(StrEnum):
    """Which text of a draft a passage is."""

    TEXT = "text"
    ANSWERED = "answered"
    PICTURE = "picture"


@dataclass(frozen=True)
class Passage:
    """A text with its circumstances and, for stage 2, the signs of stage 1; all offsets are plain ones."""

    text: Text
    draft: Draft
    part: Part = Part.TEXT
    signs: tuple[Sign, ...] = ()
    library: str = DETECTORS
    """Whose phrases it is looked at with."""

    @property
    def plain(self) -> str:
        """The normalised text."""
        return self.text.plain

    @property
    def folded(self) -> str:
        """The normalised text in lower case without accents, of the same length."""
        return self.text.folded

    @property
    def tokens(self) -> tuple[Token, ...]:
        """The words of the text."""
        return self.text.tokens

    @cached_property
    def hits(self) -> Hits:
        """Where the classes of words stand, found once for all phrase books."""
        return library(self.library).lexicon.hits(self.text.tokens)

    @cached_property
    def sentence_tokens(self) -> tuple[tuple[int, int], ...]:
        """The first and last (exclusive) token of every sentence that has any."""
        bounds = ((self.token_at(span.start), self.token_at(span.end)) for span in self.text.sentences)
        return tuple((first, last) for first, last in bounds if first < last)

    @cached_property
    def sentence_of_token(self) -> list[int]:
        """For every token the index of its sentence among ``sentence_tokens``."""
        return [index for index, (first, last) in enumerate(self.sentence_tokens) for _ in range(first, last)]

    @cached_property
    def token_starts(self) -> list[int]:
        """Where each token starts, for searching by position."""
        return [token.start for token in self.text.tokens]

    def token_at(self, position: int) -> int:
        """Return the index of the first token that starts at or after a position."""
        return bisect_left(self.token_starts, position)

    def sentence_span(self, position: int) -> Span:
        """Return the bounds of the sentence around a position."""
        if not self.text.sentences:
            return Span(0, len(self.plain))
        return self.text.sentences[self.text.sentence_at(position)]

    def of(self, *kinds: str) -> tuple[Sign, ...]:
        """Return the signs seen so far of the given kinds."""
        return tuple(sign for sign in self.signs if sign.kind in kinds)

    def near(self, sign: Sign, *kinds: str, words: int = 12) -> tuple[Sign, ...]:
        """Return the signs of the given kinds that stand within so many words of a sign."""
        first = max(0, self.token_at(sign.start) - words)
        last = min(len(self.tokens), self.token_at(sign.end) + words)
        if not self.tokens:
            return ()
        start = self.tokens[min(first, len(self.tokens) - 1)].start
        end = self.tokens[max(last - 1, 0)].end
        return tuple(other for other in self.of(*kinds) if other != sign and other.overlaps(start, end))

    def with_signs(self, signs: tuple[Sign, ...]) -> "Passage":
        """Return the same passage with what has been seen in it."""
        seen = replace(self, signs=signs)
        # The words are the same, so what was found in them is handed on instead of searched again.
        seen.__dict__.update({name: value for name, value in self.__dict__.items() if name in HANDED_ON})
        return seen
