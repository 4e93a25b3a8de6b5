"""A stretch of a text with its kind, and how its edges are made comparable."""

import re
from collections.abc import Callable
from dataclasses import dataclass

# Some sets count the title to the name and some do not; we compare what is left without it.
TITLE = re.compile(
    r"(?:mr|mrs|ms|miss|mx|dr|drs|prof|professor|doctor|sr|sra|srta|dra|señor|señora|sir|madam|rev|capt|sgt)\b\.?\s+",
    re.IGNORECASE,
)
NUMBER = re.compile(r"\d{1,3}")
POSSESSIVE = ("'s", "’s")


@dataclass(frozen=True, slots=True, order=True)
class Found:
    """A kind of thing from ``start`` to ``end`` (code points, end exclusive)."""

    start: int
    end: int
    kind: str

    def overlaps(self, other: "Found") -> bool:
        """Tell whether the two share a sign."""
        return self.start < other.end and other.start < self.end


# What every finder is: text in, spans out. A reader is measured by handing in such a function.
Finder = Callable[[str], list[Found]]


def trimmed(span: Found, text: str) -> Found:
    """Return a span without the title before it, the possessive behind it and the marks at its edges.

    Of an age the number is left: some sets label "64" and some "64-year-old".
    """
    start, end = _bare(text, span.start, span.end)
    number = NUMBER.search(text, start, end) if span.kind == "age" else None
    if number:
        return Found(*number.span(), span.kind)
    if span.kind == "person":
        title = TITLE.match(text, start, end)
        start = title.end() if title and title.end() < end else start
    if text[start:end].lower().endswith(POSSESSIVE):
        end -= 2
    start, end = _bare(text, start, end)
    return Found(start, end, span.kind) if start < end else span


def _bare(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and not text[start].isalnum():
        start += 1
    while start < end and not text[end - 1].isalnum():
        end -= 1
    return start, end
