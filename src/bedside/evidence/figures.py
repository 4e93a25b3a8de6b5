"""A figure with its uncertainty and its source: the least, the likeliest, and the most that it may be."""

from dataclasses import dataclass

ASSUMED = "assumed"
# A figure whose source was not read may be off by this factor either way, unless its row says more.
WIDTH_OF_AN_ASSUMPTION = 3.0


@dataclass(frozen=True, slots=True)
class Figure:
    """A number known within bounds; ``source`` is ``assumed`` where no source was read."""

    low: float
    likely: float
    high: float
    source: str = ASSUMED

    def __post_init__(self) -> None:
        """Refuse bounds that do not enclose the likeliest value."""
        if not 0 <= self.low <= self.likely <= self.high:
            raise ValueError("a figure's bounds must enclose its likeliest value, and none be below nought")

    @property
    def is_assumed(self) -> bool:
        """Whether no source was read for it."""
        return self.source == ASSUMED

    def times(self, other: "Figure") -> "Figure":
        """Return the product; its bounds are the products of the bounds, and an assumption stays one."""
        source = ASSUMED if self.is_assumed or other.is_assumed else self.source
        return Figure(self.low * other.low, self.likely * other.likely, self.high * other.high, source)

    def capped(self, most: float = 1.0) -> "Figure":
        """Return the figure with nothing above a bound, such as a share above one."""
        return Figure(min(self.low, most), min(self.likely, most), min(self.high, most), self.source)

    def widened(self, factor: float) -> "Figure":
        """Return the figure with bounds moved apart by a factor of at least one."""
        return Figure(self.low / factor, self.likely, self.high * factor, self.source)


def assumed(likely: float, width: float = WIDTH_OF_AN_ASSUMPTION) -> Figure:
    """Return a figure from memory, wide on both sides."""
    return Figure(likely / width, likely, likely * width)
