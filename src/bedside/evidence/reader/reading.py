"""What the reader says of a draft: how likely each concern's matter is, as a whole and word for word."""

from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Protocol

# The name of the share that says how likely the draft needs any change.
CHANGE = "change"
# What a reader may mark, and to whom it may say that belongs.
KINDS = ("person", "age", "date", "place", "facility", "role", "id", "condition", "drug", "product")
OWNERS = ("patient", "relative", "author", "colleague", "public", "other")


@dataclass(frozen=True, slots=True)
class Piece:
    """A piece of a word, in offsets of the text that was read, with how likely it belongs to each matter."""

    start: int
    end: int
    acts: tuple[float, ...]


@dataclass(frozen=True, slots=True)
class Mention:
    """Words that name somebody or something, in offsets of the text that was read.

    ``kind`` is one of ``KINDS``, ``whose`` one of ``OWNERS`` or None where nobody's or not known; ``share`` and
    ``whose_share`` in 0..1 say how likely each is.
    """

    kind: str
    start: int
    end: int
    share: float
    whose: str | None = None
    whose_share: float = 0.0


@dataclass(frozen=True, slots=True)
class Reading:
    """The outcome: shares in 0..1 for the whole draft by code, and for every piece in the order of ``codes``.

    The shares of the whole are calibrated: one half is where a matter is worth raising on the reading alone.
    A reader that tells nothing of one part leaves it empty: no codes, or no mentions. ``says`` is what a message to or
    from a practice says, by kind, calibrated in the same way; of a draft it means nothing.
    """

    codes: tuple[str, ...]
    whole: Mapping[str, float]
    pieces: Sequence[Piece]
    mentions: Sequence[Mention] = ()
    says: Mapping[str, float] = field(default_factory=dict)

    def likeliest(self, code: str, start: int, end: int) -> float:
        """Return how likely the words from ``start`` to ``end`` carry a matter: the mean of their likelier half."""
        column = self.codes.index(code)
        first = bisect_right(self.pieces, start, key=_ends)
        last = bisect_left(self.pieces, end, key=_starts)
        shares = sorted((piece.acts[column] for piece in self.pieces[first:last]), reverse=True)
        half = shares[: (len(shares) + 1) // 2]
        return sum(half) / len(half) if half else 0.0


def _starts(piece: Piece) -> int:
    return piece.start


def _ends(piece: Piece) -> int:
    return piece.end


class Reader(Protocol):
    """Whatever can read a text in its circumstances; an institution may plug in its own."""

    def read(self, text: str, context: str) -> Reading:
        """Return what is read in a text."""
