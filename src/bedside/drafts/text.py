"""The words of a draft made plain for reading by rule, with an exact way back to what was typed."""

from bisect import bisect_right
from dataclasses import dataclass, field

from bedside.drafts.characters import made_plain
from bedside.drafts.folding import folded
from bedside.drafts.humps import parted_words
from bedside.drafts.language import language_of
from bedside.drafts.lookalikes import disguised_words
from bedside.drafts.mapped import Mapped
from bedside.drafts.sentences import sentences_of
from bedside.drafts.span import Span
from bedside.drafts.spelled import spelled_words
from bedside.drafts.tokens import Token, TokenKind, cut

__all__ = ["Span", "Text", "Token", "TokenKind"]


@dataclass(frozen=True, slots=True)
class Text:
    """A draft's words as typed (`given`), made plain, folded, and cut into tokens and sentences.

    Places in tokens and sentences are places in `plain`; `folded` has the same length. `language` is
    'en', 'es' or 'mixed'.
    """

    given: str
    plain: str
    folded: str
    tokens: tuple[Token, ...]
    sentences: tuple[Span, ...]
    language: str
    _map: Mapped = field(repr=False, compare=False)

    @classmethod
    def of(cls, given: str) -> "Text":
        """Reads a text once; everything else about it is then a look-up."""
        visible = made_plain(given)
        spelled = visible.edited(disguised_words(visible.text))
        spelled = spelled.edited(spelled_words(spelled.text))
        parted = parted_words(spelled.text)
        made = spelled.edited(parted.edits)
        lower = folded(made.text)
        tokens = cut(lower, made.text, parted.tags)
        sentences = sentences_of(made.text, tokens)
        return cls(
            given, made.text, lower, tokens, sentences, language_of(token.word for token in tokens), made
        )

    def back(self, start: int, end: int) -> Span:
        """The place in `given` of a place in `plain`."""
        return self._map.back(start, end)

    def forth(self, start: int, end: int) -> Span:
        """The place in `plain` of a place in `given`."""
        return self._map.forth(start, end)

    def sentence_at(self, position: int) -> int:
        """The index of the sentence that holds a place in `plain`, or of the one before it."""
        return max(0, bisect_right(self.sentences, position, key=lambda span: span.start) - 1)
