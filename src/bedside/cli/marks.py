"""Lays a text out in lines of a width with marks under the words that are meant."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from unicodedata import bidirectional

from rich.cells import cell_len

from bedside.cli.terminal import UNPRINTABLE

MARK = "━"
# Joins or dresses emoji. Terminals disagree on how wide the result is, so marked lines show the parts.
_UNSHOWN = frozenset("\u200d\ufe0e\ufe0f\r")
_RIGHT_TO_LEFT = frozenset({"R", "AL"})
# A mark's number may stand behind the last word of a line.
_ROOM_FOR_NUMBER = 2


@dataclass(frozen=True, slots=True)
class Marked:
    """A place to mark, with a label (the number of the concern that means it)."""

    start: int
    end: int
    label: str
    sign: str = MARK


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the text, the rows of marks below it, and whether anything in it is marked."""

    words: str
    rows: tuple[str, ...] = ()
    is_marked: bool = False


def laid_out(text: str, marked: Sequence[Marked], width: int) -> Iterator[Line]:
    """Yield the lines of a text no wider than ``width`` cells, each with its marks."""
    bounds = list(_lines(text, max(1, width - _ROOM_FOR_NUMBER)))
    visible = [replace(mark, end=_last_word_end(text, mark)) for mark in marked]
    for (start, end), places in zip(bounds, _by_line(bounds, visible), strict=True):
        words = "".join(map(_shown, text[start:end]))
        if any(bidirectional(sign) in _RIGHT_TO_LEFT for sign in words):
            # The terminal turns such a line round; marks below it would stand under other words.
            yield Line(_marked_inside(text, start, end, places), is_marked=bool(places))
        else:
            yield Line(words, tuple(_rows(text, start, end, places)), is_marked=bool(places))


def _last_word_end(text: str, mark: Marked) -> int:
    """Return where a mark ends for the eye: a line break at its end is not seen."""
    return mark.start + (len(text[mark.start : mark.end].rstrip()) or 1)


def _shown(sign: str) -> str:
    if sign in _UNSHOWN:
        return ""
    if sign == "\t":
        return "  "
    return sign if sign.isprintable() else UNPRINTABLE


def _cells(text: str) -> int:
    return sum(_width(sign) for sign in text)


def _width(sign: str) -> int:
    shown = _shown(sign)
    return cell_len(shown) if shown else 0


def _lines(text: str, width: int) -> Iterator[tuple[int, int]]:
    """Yield the bounds of lines, broken at spaces where there are any."""
    start = 0
    for paragraph in text.split("\n"):
        yield from _wrapped(text, start, start + len(paragraph), width)
        start += len(paragraph) + 1


def _wrapped(text: str, start: int, end: int, width: int) -> Iterator[tuple[int, int]]:
    line, cells, space = start, 0, -1
    for at in range(start, end):
        cells += _width(text[at])
        # A space may hang over the edge: it is where the line ends.
        if cells > width and at > line and text[at] != " ":
            cut = space + 1 if space > line else at
            yield line, cut
            line, cells, space = cut, _cells(text[cut : at + 1]), -1
        if text[at] == " ":
            space = at
    yield line, end


def _by_line(bounds: Sequence[tuple[int, int]], marked: Sequence[Marked]) -> list[list[Marked]]:
    starts, ends = [start for start, _ in bounds], [end for _, end in bounds]
    found: list[list[Marked]] = [[] for _ in bounds]
    for mark in sorted(marked, key=lambda mark: (mark.start, mark.end)):
        first, behind = bisect_right(ends, mark.start), bisect_left(starts, mark.end)
        # A mark on nothing but a line break stands at the end of that line.
        for index in range(min(first, behind - 1), behind):
            found[index].append(mark)
    return found


def _rows(text: str, start: int, end: int, marked: Sequence[Marked]) -> Iterator[str]:
    """Yield rows of marks; a mark that would stand in another's way has a row below it."""
    rows: list[str] = []
    for mark in marked:
        first, last = max(mark.start, start), min(mark.end, end)
        begin, stop = _cells(text[start:first]), _cells(text[start:last])
        drawn = mark.sign * max(1, stop - begin) + _label(mark, end)
        free = next((index for index, row in enumerate(rows) if cell_len(row) <= begin), len(rows))
        if free == len(rows):
            rows.append("")
        rows[free] = rows[free].ljust(begin) + drawn
    yield from rows


def _label(mark: Marked, end: int) -> str:
    """Return the label on the line where a mark ends, or where it is a line break."""
    return mark.label if mark.end <= end or mark.start >= end else ""


def _marked_inside(text: str, start: int, end: int, marked: Sequence[Marked]) -> str:
    edges: dict[int, str] = {}
    for mark in marked:
        first, last = max(mark.start, start), min(mark.end, end)
        edges[last] = f"]{_label(mark, end)}" + edges.get(last, "")
        edges[first] = edges.get(first, "") + "["
    pieces = (edges.get(at, "") + (_shown(text[at]) if at < end else "") for at in range(start, end + 1))
    return "".join(pieces)
