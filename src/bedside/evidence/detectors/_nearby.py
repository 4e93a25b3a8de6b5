"""Finds the matches around a place without looking at all of them, so that time grows with the text alone."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable

from bedside.evidence.phrasebook import Match


class Nearby:
    """Matches in reading order, asked for by place."""

    def __init__(self, matches: Iterable[Match]) -> None:
        self.matches = tuple(sorted(matches, key=lambda match: (match.start, -match.end)))
        self._starts = [match.start for match in self.matches]

    def __bool__(self) -> bool:
        """Tell whether there is any match."""
        return bool(self.matches)

    def around(self, place: Match, reach: int) -> tuple[Match, ...]:
        """Return the matches that start at most so many characters before or behind a place's start."""
        first = bisect_left(self._starts, place.start - reach)
        return self.matches[first : bisect_right(self._starts, place.start + reach)]

    def nearest(self, place: Match, reach: int) -> Match | None:
        """Return the match that starts nearest to a place, if one is within reach."""
        near = self.around(place, reach)
        return min(near, key=lambda other: abs(other.start - place.start), default=None)

    def within(self, start: int, end: int) -> tuple[Match, ...]:
        """Return the matches that start from ``start`` to ``end``, end exclusive."""
        return self.matches[bisect_left(self._starts, start) : bisect_left(self._starts, end)]
