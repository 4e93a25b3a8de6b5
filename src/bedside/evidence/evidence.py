"""What was seen in a draft, with place and reason, for the concerns to weigh; never a judgement."""

from bisect import bisect_left, bisect_right
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from functools import cached_property

from bedside.drafts import Span, Text
from bedside.evidence.sign import Sign, Whose

Owners = Whose | Collection[Whose] | None


@dataclass(frozen=True)
class Evidence:
    """All signs of one text in given coordinates, with those of the text answered and of each picture."""

    text: Text
    signs: tuple[Sign, ...] = ()
    answered: "Evidence | None" = None
    pictures: tuple["Evidence", ...] = ()

    def of(self, *kinds: str, whose: Owners = None, at_least: float = 0.5) -> tuple[Sign, ...]:
        """Return the signs of the given kinds, of the given owners, that are sure enough."""
        owners = _owners(whose)
        return tuple(
            sign
            for kind in kinds
            for sign in self._by_kind.get(kind, ())
            if sign.confidence >= at_least and (owners is None or sign.whose in owners)
        )

    def has(self, *kinds: str, whose: Owners = None, at_least: float = 0.5) -> bool:
        """Tell whether any such sign was seen."""
        return bool(self.of(*kinds, whose=whose, at_least=at_least))

    def near(self, sign: Sign | Span, *kinds: str, words: int = 12, whose: Owners = None) -> tuple[Sign, ...]:
        """Return the signs of the given kinds within so many words before or behind a place."""
        reach = self._reach(sign, words)
        return tuple(
            other for other in self.of(*kinds, whose=whose) if other is not sign and _meet(other, reach)
        )

    def same_sentence(self, sign: Sign | Span, *kinds: str, whose: Owners = None) -> tuple[Sign, ...]:
        """Return the signs of the given kinds in the sentence of a place."""
        bounds = self.sentence(sign)
        return tuple(
            other for other in self.of(*kinds, whose=whose) if other is not sign and _meet(other, bounds)
        )

    def sentence(self, place: Sign | Span) -> Span:
        """Return the bounds of the sentence in which a place begins."""
        for bounds in self.sentences[max(0, bisect_right(self._sentence_starts, place.start) - 1) :]:
            if bounds.end > place.start:
                return bounds
        return Span(0, len(self.text.given))

    def words(self, place: Sign | Span) -> str:
        """Return the words of a place as they were typed."""
        return self.text.given[place.start : place.end]

    @cached_property
    def sentences(self) -> tuple[Span, ...]:
        """The sentences of the text."""
        return tuple(self.text.back(bounds.start, bounds.end) for bounds in self.text.sentences)

    @cached_property
    def word_spans(self) -> tuple[Span, ...]:
        """The places of the words of the text."""
        return tuple(self.text.back(token.start, token.end) for token in self.text.tokens)

    @cached_property
    def _sentence_starts(self) -> list[int]:
        return [bounds.start for bounds in self.sentences]

    @cached_property
    def _word_starts(self) -> list[int]:
        return [bounds.start for bounds in self.word_spans]

    @cached_property
    def _by_kind(self) -> dict[str, list[Sign]]:
        kinds: dict[str, list[Sign]] = {}
        for sign in self.signs:
            kinds.setdefault(sign.kind, []).append(sign)
        return kinds

    def _reach(self, place: Sign | Span, words: int) -> Span:
        if not self.word_spans:
            return Span(0, len(self.text.given))
        first = max(0, bisect_left(self._word_starts, place.start) - words)
        last = min(len(self.word_spans), bisect_left(self._word_starts, place.end) + words)
        return Span(
            self.word_spans[min(first, len(self.word_spans) - 1)].start, self.word_spans[last - 1].end
        )


def _owners(whose: Owners) -> Collection[Whose] | None:
    return (whose,) if isinstance(whose, Whose) else whose


def _meet(sign: Sign, bounds: Span) -> bool:
    return sign.start < bounds.end and bounds.start < sign.end


def in_order(signs: Iterable[Sign]) -> tuple[Sign, ...]:
    """Return signs in reading order, the longer first where they start together."""
    return tuple(sorted(set(signs), key=lambda sign: (sign.start, -sign.end, sign.kind, sign.seen_by)))
