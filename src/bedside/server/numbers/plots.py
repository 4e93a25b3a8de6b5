"""Where the bars of a plot stand; the page draws them, with a table of the same numbers beside."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

HEIGHT = 110  # pixels, of the bars' own room
ABOVE, BELOW = 20, 36  # for the number, and for month and year
WIDTH_OF_BAR = 0.7


@dataclass(frozen=True, slots=True)
class Point:
    """The number of one month, or none where it may not be told."""

    month: date
    days: int | None


@dataclass(frozen=True, slots=True)
class Bar:
    """One month of a plot: places across in percent, so that letters stay as large on a phone; down in pixels."""

    point: Point
    left: str
    middle: str
    width: str
    top: int
    height: int
    number_at: int
    begins_year: bool


@dataclass(frozen=True, slots=True)
class Plot:
    """One series over time."""

    id: str
    title: str
    bars: tuple[Bar, ...]
    points: tuple[Point, ...]

    @property
    def height(self) -> int:
        """The height of the whole picture."""
        return ABOVE + HEIGHT + BELOW

    @property
    def ground(self) -> int:
        """Where the bars stand."""
        return ABOVE + HEIGHT

    @property
    def label_at(self) -> int:
        """Where months are written."""
        return ABOVE + HEIGHT + 15

    @property
    def year_at(self) -> int:
        """Where years are written."""
        return ABOVE + HEIGHT + 30


@dataclass(frozen=True, slots=True)
class Figure:
    """Plots side by side over the same months, with one table of all their numbers."""

    plots: tuple[Plot, ...]

    @property
    def rows(self) -> tuple[tuple[date, tuple[int | None, ...]], ...]:
        """Return the months, the newest first, each with the number of every plot."""
        together = zip(*(plot.points for plot in self.plots), strict=True)
        return tuple((points[0].month, tuple(point.days for point in points)) for points in together)[::-1]


def plot(id_: str, title: str, points: Sequence[Point], highest: int) -> Plot:
    """Lay out a series; several series side by side share what the highest bar stands for."""
    slot = 100 / max(len(points), 1)
    bars = tuple(_bar(number, point, slot, max(highest, 1)) for number, point in enumerate(points))
    return Plot(id_, title, bars, tuple(points))


def _bar(number: int, point: Point, slot: float, highest: int) -> Bar:
    # A number that is told is never nothing, so its bar is never so low that it cannot be seen.
    height = max(round(HEIGHT * point.days / highest), 2) if point.days else 0
    top = ABOVE + HEIGHT - height
    return Bar(
        point=point,
        left=f"{(number + (1 - WIDTH_OF_BAR) / 2) * slot:.2f}%",
        middle=f"{(number + 0.5) * slot:.2f}%",
        width=f"{WIDTH_OF_BAR * slot:.2f}%",
        top=top,
        height=height,
        number_at=top - 5,
        begins_year=number == 0 or point.month.month == 1,
    )
