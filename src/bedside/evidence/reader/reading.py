"""What the reader says of a draft: how likely each concern's matter is, as a whole and word for word."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

# The name of the share that says how likely the draft needs any change.
CHANGE = "change"


@dataclass(frozen=True, slots=True)
class Piece:
    """A piece of a word, in offsets of the text that was read, with how likely it belongs to each matter."""

    start: int
    end: int
    acts: tuple[float, ...]


@dataclass(frozen=True, slots=True)
class Reading:
    """The outcome: shares in 0..1 for the whole draft by code, and for every piece in the order of ``codes``.

    The shares of the whole are calibrated: one half is where a matter is worth raising on the reading alone.
    """

    codes: tuple[str, ...]
    whole: Mapping[str, float]
    pieces: Sequence[Piece]

    def likeliest(self, code: str, start: int, end: int) -> float:
        """Return how likely the words from ``start`` to ``end`` carry a matter: the mean of their likelier half."""
        column = self.codes.index(code)
        shares = sorted(
            (piece.acts[column] for piece in self.pieces if piece.start < end and start < piece.end),
            reverse=True,
        )
        half = shares[: (len(shares) + 1) // 2]
        return sum(half) / len(half) if half else 0.0


class Reader(Protocol):
    """Whatever can read a text in its circumstances; an institution may plug in its own."""

    def read(self, text: str, context: str) -> Reading:
        """Return what is read in a text."""
