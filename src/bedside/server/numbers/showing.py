"""What the pages show of published months: series for plots, and every number of one month."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from bedside.check import Verdict
from bedside.server.judgement_names import VERDICTS, title
from bedside.server.numbers.counting import NO_UNIT
from bedside.server.numbers.models import PublishedMonth
from bedside.server.numbers.plots import Figure, Point, plot
from bedside.server.numbers.table import Column, Table, names_from_json, table_from_json

MONTHS = 12  # that a plot shows at most, so that their numbers fit on a phone


@dataclass(frozen=True, slots=True)
class Shown:
    """A published month."""

    month: date
    since: date
    table: Table
    names: dict[int, str]

    @property
    def is_partial(self) -> bool:
        """Whether the counting began after the first of the month."""
        return self.since > self.month


@dataclass(frozen=True, slots=True)
class Row:
    """One number of one month: which units it takes together."""

    units: tuple[str, ...]
    days: int


@dataclass(frozen=True, slots=True)
class Part:
    """One column of one month in words."""

    name: str
    rows: tuple[Row, ...]
    days: int


def months() -> list[Shown]:
    """Return the published months, as time goes."""
    return [shown(one) for one in PublishedMonth.objects.order_by("month")]


def shown(one: PublishedMonth) -> Shown:
    """Return a published month as it was published."""
    return Shown(one.month, one.since, table_from_json(one.table), names_from_json(one.table))


def units(every: Iterable[Shown]) -> dict[int, str]:
    """Return the units that stand alone in some number, by the name they had last."""
    found: dict[int, str] = {}
    for one in every:
        columns = (*one.table.verdicts, *one.table.concerns)
        alone = {block.units[0] for column in columns for block in column.blocks if len(block.units) == 1}
        found |= {unit: unit_name(unit, one.names) for unit in alone}
    return dict(sorted(found.items(), key=lambda item: item[1].casefold()))


def concerns(every: Iterable[Shown]) -> dict[str, str]:
    """Return the concerns that were told of in some month."""
    codes = {column.codes[0] for one in every for column in one.table.concerns}
    return dict(sorted(((code, title(code)) for code in codes), key=lambda item: item[1].casefold()))


def verdict_figure(every: Sequence[Shown], unit: int | None) -> Figure:
    """Return a plot for each verdict, and for verdicts that were told together, with their table."""
    told = {column.codes for one in every for column in one.table.verdicts}
    order = sorted(
        told, key=lambda codes: (len(codes), [str(code) for code in codes] != ["post"], codes[-1] == "hold")
    )
    series = {codes: points(every, codes, unit) for codes in order}
    return _side_by_side({codes: one for codes, one in series.items() if _says_anything(one)}, "verdict")


def concern_figure(every: Sequence[Shown], code: str, unit: int | None) -> Figure:
    """Return the plot of a concern, with its table."""
    return _side_by_side({(code,): points(every, (code,), unit)}, "concern")


def points(every: Iterable[Shown], codes: tuple[str, ...], unit: int | None) -> list[Point]:
    """Return a series: of the whole institution, or of one unit where it stands alone."""
    return [Point(one.month, _days(_column(one.table, codes), unit)) for one in every]


def parts(one: Shown) -> Iterator[Part]:
    """Yield every number of a month: verdicts first."""
    for column in (*one.table.verdicts, *one.table.concerns):
        yield _part(column, one.names)


def codes_name(codes: Sequence[str]) -> str:
    """Return what verdicts together, or a concern, are called."""
    if codes[0] in list(Verdict):
        return _(" or ").join(str(VERDICTS[Verdict(code)]) for code in codes)
    return title(codes[0])


def unit_name(unit: int, names: dict[int, str]) -> str:
    """Return the name that a unit had when the month was published."""
    return _("Without a unit") if unit == NO_UNIT else names.get(unit) or _("A unit that is gone")


def _part(column: Column, names: dict[int, str]) -> Part:
    rows = (
        Row(tuple(sorted(unit_name(unit, names) for unit in block.units)), block.days)
        for block in column.blocks
    )
    return Part(
        codes_name(column.codes),
        tuple(sorted(rows, key=lambda row: (len(row.units), row.units))),
        column.days,
    )


def _column(table: Table, codes: tuple[str, ...]) -> Column | None:
    return next((column for column in (*table.verdicts, *table.concerns) if column.codes == codes), None)


def _days(column: Column | None, unit: int | None) -> int | None:
    if column is None:
        return None
    return column.days if unit is None else column.of(unit)


def _says_anything(series: Iterable[Point]) -> bool:
    return any(point.days is not None for point in series)


def _side_by_side(series: dict[tuple[str, ...], list[Point]], what: str) -> Figure:
    latest = {codes: one[-MONTHS:] for codes, one in series.items()}
    highest = max((point.days or 0 for one in latest.values() for point in one), default=0)
    return Figure(
        tuple(
            plot(f"{what}-{'-'.join(codes)}", codes_name(codes), one, highest)
            for codes, one in latest.items()
        )
    )
