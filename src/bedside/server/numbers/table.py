"""The numbers of one month as they are published: columns of blocks, each a number about several units or one."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

VERDICTS = ("post", "revise", "hold")  # the lightest first


@dataclass(frozen=True, slots=True)
class Day:
    """A day of somebody on which they checked something."""

    who: str
    unit: int
    verdict: str
    concerns: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Block:
    """One number, of all these units together."""

    units: tuple[int, ...]
    days: int


@dataclass(frozen=True, slots=True)
class Column:
    """What the numbers of its blocks count: these verdicts together, or one concern."""

    codes: tuple[str, ...]
    blocks: tuple[Block, ...]

    @property
    def days(self) -> int:
        """The number of the whole institution, which is the sum of what is shown and nothing more."""
        return sum(block.days for block in self.blocks)

    def of(self, unit: int) -> int | None:
        """Return the number of one unit, where it stands alone."""
        return next((block.days for block in self.blocks if block.units == (unit,)), None)


@dataclass(frozen=True, slots=True)
class Table:
    """All that is ever told of a month."""

    verdicts: tuple[Column, ...] = ()
    concerns: tuple[Column, ...] = ()

    def to_json(self, names: Mapping[int, str]) -> dict[str, Any]:
        """Return it as it is kept, with the names that the units had."""
        return {
            "units": {str(unit): name for unit, name in names.items()},
            "verdicts": [_column_to_json(column) for column in self.verdicts],
            "concerns": [_column_to_json(column) for column in self.concerns],
        }


def table_from_json(given: Mapping[str, Any]) -> Table:
    """Return the table that `to_json` wrote."""
    return Table(_columns(given["verdicts"]), _columns(given["concerns"]))


def names_from_json(given: Mapping[str, Any]) -> dict[int, str]:
    """Return the names of the units."""
    return {int(unit): name for unit, name in given["units"].items()}


def _column_to_json(column: Column) -> dict[str, object]:
    blocks = [{"units": list(block.units), "days": block.days} for block in column.blocks]
    return {"codes": list(column.codes), "blocks": blocks}


def _columns(given: Iterable[Mapping[str, Any]]) -> tuple[Column, ...]:
    return tuple(Column(tuple(one["codes"]), _blocks(one["blocks"])) for one in given)


def _blocks(given: Sequence[Mapping[str, Any]]) -> tuple[Block, ...]:
    return tuple(Block(tuple(one["units"]), one["days"]) for one in given)
