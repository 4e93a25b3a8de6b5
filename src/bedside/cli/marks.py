"""Lays a text out in lines of a width with marks under the words that are meant."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from rich.cells import cell_len

MARK = "━"
# Signs that would move the cursor or change colours are shown as this instead of being sent to the terminal.
UNPRINTABLE = "·"


@dataclass(frozen=True, slots=True)
class Marked:
    """A place to mark, with the number of the concern that means it."""

    start: int
    end: int
    number: int


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the text, and the line of marks below it (empty where nothing is marked)."""

    words: str
    marks: str


def laid_out(text: str, marked: Sequence[Marked], width: int) -> Iterator[Line]:
    """Yield the lines of a text no wider than ``width`` cells, each with its marks."""
    for start, end in _lines(text, width):
        words = "".join(sign if sign.isprintable() else UNPRINTABLE for sign in text[start:end])
        yield Line(words, _under(text, start, end, marked))


def _lines(text: str, width: int) -> Iterator[tuple[int, int]]:
    """Yield the bounds of lines, broken at spaces where there are any."""
    start = 0
    for paragraph in text.split("\n"):
        yield from _wrapped(text, start, start + len(paragraph), width)
        start += len(paragraph) + 1


def _wrapped(text: str, start: int, end: int, width: int) -> Iterator[tuple[int, int]]:
    cells, space = 0, -1
    line = start
    for at in range(start, end):
        cells += cell_len(text[at])
        if cells > width and at > line:
            cut = space if space > line else at
            yield line, cut
            line = cut + 1 if cut == space else cut
            cells = cell_len(text[line : at + 1])
            space = -1
        if text[at] == " ":
            space = at
    yield line, end


def _under(text: str, start: int, end: int, marked: Sequence[Marked]) -> str:
    row = ""
    for mark in sorted(marked, key=lambda mark: (mark.start, mark.end)):
        first, last = max(mark.start, start), min(mark.end, end)
        if first < last:
            begin, stop = cell_len(text[start:first]), cell_len(text[start:last])
            row = row.ljust(begin)[: max(begin, len(row))]
            row += MARK * (stop - len(row)) + (str(mark.number) if mark.end <= end else "")
    return row
