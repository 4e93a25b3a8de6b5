"""A stretch of text."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Span:
    """Code points from `start` up to, not including, `end`."""

    start: int
    end: int
