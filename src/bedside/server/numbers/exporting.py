"""Writes everything that was published as a table for other programs."""

import csv
from collections.abc import Iterable, Iterator
from io import StringIO

from bedside.server.numbers.showing import Shown, unit_name
from bedside.server.numbers.table import VERDICTS

COLUMNS = ("month", "counted_from", "what", "codes", "units", "days")
# A spreadsheet would take what begins so for a formula.
FORMULA = ("=", "+", "-", "@", "\t", "\r")


def lines(months: Iterable[Shown]) -> Iterator[str]:
    """Yield the lines of the file."""
    yield _line(COLUMNS)
    for month in months:
        for column in (*month.table.verdicts, *month.table.concerns):
            what = "verdict" if column.codes[0] in VERDICTS else "concern"
            for block in column.blocks:
                units = "; ".join(sorted(unit_name(unit, month.names) for unit in block.units))
                about = (
                    f"{month.month:%Y-%m}",
                    month.since.isoformat(),
                    what,
                    " ".join(column.codes),
                    _plain(units),
                )
                yield _line((*about, block.days))


def _plain(text: str) -> str:
    return f"'{text}" if text.startswith(FORMULA) else text


def _line(values: Iterable[object]) -> str:
    written = StringIO()
    csv.writer(written).writerow(values)
    return written.getvalue()
