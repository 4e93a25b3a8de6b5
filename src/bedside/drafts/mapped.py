"""A changed text that knows, for each of its characters, where it stood in the text before the change."""

from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from dataclasses import dataclass
from typing import NamedTuple

from bedside.drafts.span import Span


class Edit(NamedTuple):
    """Puts `text` in the place of the characters from `start` to `end`."""

    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True, eq=False)
class Mapped:
    """`text`, and for each character the stretch of `length` given characters it stands for.

    No `starts` and `ends` means that nothing was changed. Removed characters belong to the one before them,
    so that taking a word out of the given text takes the invisible signs inside and behind it along.
    """

    text: str
    length: int
    starts: "array[int] | None" = None
    ends: "array[int] | None" = None

    def back(self, start: int, end: int) -> Span:
        """The place in the given text; never empty for a stretch that is not."""
        size = len(self.text)
        start, end = max(0, min(start, size)), max(0, min(end, size))
        if self.starts is None or self.ends is None:
            return Span(start, max(start, end))
        if end <= start:
            place = self.starts[start] if start < size else self.length
            return Span(place, place)
        first, last = self.starts[start], self.ends[end - 1]
        # A space that was put in stands for nothing; it takes the character after it, or before it at the end.
        if first < last:
            return Span(first, last)
        first = max(0, min(first, self.length - 1))
        return Span(first, first + 1)

    def forth(self, start: int, end: int) -> Span:
        """The place in the changed text; empty where nothing is left of the stretch."""
        start, end = max(0, min(start, self.length)), max(0, min(end, self.length))
        if self.starts is None or self.ends is None:
            return Span(start, max(start, end))
        first = bisect_right(self.ends, start)
        return Span(first, max(first, bisect_left(self.starts, end)))

    def edited(self, edits: Iterable[Edit]) -> "Mapped":
        """The text after edits, given in order and without overlap; the way back leads through all of them."""
        pieces: list[str] = []
        starts, ends = array("L"), array("L")
        done = 0
        for edit in edits:
            self._keep(done, edit.start, pieces, starts, ends)
            self._replace(edit, pieces, starts, ends)
            done = edit.end
        if not pieces:
            return self
        self._keep(done, len(self.text), pieces, starts, ends)
        return Mapped("".join(pieces), self.length, starts, ends)

    def _keep(
        self, start: int, end: int, pieces: list[str], starts: "array[int]", ends: "array[int]"
    ) -> None:
        pieces.append(self.text[start:end])
        if self.starts is None or self.ends is None:
            starts.extend(range(start, end))
            ends.extend(range(start + 1, end + 1))
        else:
            starts.extend(self.starts[start:end])
            ends.extend(self.ends[start:end])

    def _replace(self, edit: Edit, pieces: list[str], starts: "array[int]", ends: "array[int]") -> None:
        if edit.start == edit.end:
            place = self.back(edit.start, edit.start).start
            stretches = [Span(place, place)] * len(edit.text)
        elif len(edit.text) == edit.end - edit.start:
            stretches = [self.back(place, place + 1) for place in range(edit.start, edit.end)]
        else:
            stretches = [self.back(edit.start, edit.end)] * len(edit.text)
            if not stretches and ends:
                ends[-1] = self.back(edit.start, edit.end).end
        pieces.append(edit.text)
        starts.extend(stretch.start for stretch in stretches)
        ends.extend(stretch.end for stretch in stretches)
