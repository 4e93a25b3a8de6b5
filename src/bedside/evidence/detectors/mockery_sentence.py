"""Sorts what was seen by sentences, once, and gives the words of a sentence: ridicule is marked as a whole."""

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from typing import Protocol, TypeVar

from bedside.drafts import Span
from bedside.evidence.passage import Passage

# A longer sentence is several; then only the telling part is marked.
WORDS = 60


class Placed(Protocol):
    """Anything that begins somewhere in a text."""

    @property
    def start(self) -> int:
        """Where it begins."""


Seen = TypeVar("Seen", bound=Placed)


def whole_sentence(passage: Passage, start: int, end: int) -> Span:
    """Return the bounds of the words around a place, from sentence start to sentence end."""
    bounds = passage.sentence_span(start)
    first, last = passage.token_at(bounds.start), passage.token_at(max(bounds.end, end))
    if first >= last or last - first > WORDS:
        return Span(start, end)
    return Span(min(start, passage.tokens[first].start), max(end, passage.tokens[last - 1].end))


def sorted_by(bounds: Sequence[Span], places: Iterable[Seen]) -> list[list[Seen]]:
    """Return what begins in each of the sentences, in one walk, so that time grows with the text alone."""
    starts = [span.start for span in bounds]
    rows: list[list[Seen]] = [[] for _ in bounds]
    for place in places:
        number = bisect_right(starts, place.start) - 1
        if number >= 0:
            rows[number].append(place)
    return rows
