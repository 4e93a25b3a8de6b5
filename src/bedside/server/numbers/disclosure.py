"""Makes the table of a month so that no number, and no difference of numbers, tells of fewer than five people.

Every number is about one block: some units together, and some verdicts together. Blocks never overlap, and no total is
told that is not the sum of blocks; so whatever is added or subtracted is again a sum of whole blocks. Why, and what it
leaves open, stands in docs/explanation/numbers.md.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate

from bedside.server.numbers.table import VERDICTS, Block, Column, Day, Table

# Behind every number stand at least so many different people.
FEWEST_BEHIND = 5
# In the units of a number work at least so many: were there five, the number would tell of each that they are in it.
FEWEST_THERE = 10
# Of one person so many days a month at most count for a verdict or a concern.
MOST_DAYS = 4
# The finest way to part the verdicts of which every part can be told is taken.
PARTINGS = (
    (("post",), ("revise",), ("hold",)),
    (("post",), ("revise", "hold")),
    (VERDICTS,),
)

Units = tuple[int, ...]
# Of each person, by how much they add to a number.
Shares = Counter[str]


@dataclass(frozen=True, slots=True)
class Month:
    """The days of a month, each person's share cut to what may count; how many people work in each unit."""

    verdicts: Mapping[tuple[int, str], Shares]
    concerns: Mapping[tuple[int, str], Shares]
    members: Mapping[int, int]
    units: Units

    @classmethod
    def of(cls, days: Iterable[Day], members: Mapping[int, int]) -> "Month":
        """Count the days."""
        verdicts: dict[tuple[int, str], Shares] = {}
        concerns: dict[tuple[int, str], Shares] = {}
        people: dict[int, set[str]] = {}
        for day in days:
            people.setdefault(day.unit, set()).add(day.who)
            _add(verdicts, (day.unit, day.verdict), day.who)
            for concern in day.concerns:
                _add(concerns, (day.unit, concern), day.who)
        units = sorted({*people, *(unit for unit, number in members.items() if number)})
        there = {unit: max(members.get(unit, 0), len(people.get(unit, ()))) for unit in units}
        return cls(verdicts, concerns, there, tuple(units))

    def of_verdicts(self, units: Units, verdicts: Sequence[str]) -> Shares:
        """Return the shares in a number of verdicts."""
        return _together(self.verdicts.get((unit, verdict)) for unit in units for verdict in verdicts)

    def of_concern(self, units: Units, concern: str) -> Shares:
        """Return the shares in a number of a concern."""
        return _together(self.concerns.get((unit, concern)) for unit in units)


def published(days: Iterable[Day], members: Mapping[int, int]) -> Table:
    """Return what may be told of a month; an empty table where nothing may."""
    month = Month.of(days, members)
    for parting in PARTINGS:
        columns = tuple(_of_verdicts(month, verdicts) for verdicts in parting)
        if all(column.blocks for column in columns):
            return Table(columns, tuple(_concerns(month, parting)))
    return Table()


def _of_verdicts(month: Month, verdicts: Sequence[str]) -> Column:
    def shares(units: Units) -> Shares:
        return month.of_verdicts(units, verdicts)

    def may_tell(units: Units) -> bool:
        return _may_tell(shares(units), month, units, MOST_DAYS * len(verdicts))

    return Column(tuple(verdicts), _told(_blocks(month.units, may_tell, shares), shares))


def _concerns(month: Month, parting: Sequence[Sequence[str]]) -> Iterator[Column]:
    # A concern that always asks for a hold stands within the holds: what is left of these without it is a number too.
    around = [tuple(verdicts) for verdicts in accumulate(reversed(parting), lambda one, two: (*one, *two))]
    for concern in sorted({concern for _, concern in month.concerns}):

        def shares(units: Units, concern: str = concern) -> Shares:
            return month.of_concern(units, concern)

        def may_tell(units: Units, shares: Callable[[Units], Shares] = shares) -> bool:
            rests = (_rest(month.of_verdicts(units, verdicts), shares(units)) for verdicts in around)
            return _may_tell(shares(units), month, units, MOST_DAYS) and all(
                len(rest) >= FEWEST_BEHIND for rest in rests if rest is not None
            )

        if blocks := _blocks(month.units, may_tell, shares):
            yield Column((concern,), _told(blocks, shares))


def _may_tell(shares: Shares, month: Month, units: Units, most: int) -> bool:
    """Whether a number may be told: enough people behind it, enough in its units, nobody half of it, nobody certain."""
    there, days = sum(month.members[unit] for unit in units), shares.total()
    return (
        len(shares) >= FEWEST_BEHIND
        and there >= FEWEST_THERE
        and 2 * max(shares.values()) <= days
        # Were everybody at the most that counts, the number would tell of each that they are.
        and days <= (there - 1) * most
    )


def _rest(around: Shares, shares: Shares) -> Shares | None:
    """Return what is left without a concern, or nothing where the concern reaches further."""
    if any(days > around[who] for who, days in shares.items()):
        return None
    return around - shares


def _blocks(
    units: Units, may_tell: Callable[[Units], bool], shares: Callable[[Units], Shares]
) -> tuple[Units, ...]:
    """Part the units: one alone where it may be told, the others together, with more until these may be told too."""
    alone = [(unit,) for unit in units if may_tell((unit,))]
    others: Units = tuple(unit for unit in units if (unit,) not in alone)
    while others and not may_tell(others):
        if not alone:
            return ()
        smallest = min(alone, key=lambda one: (shares(one).total(), one))
        alone.remove(smallest)
        others = tuple(sorted((*others, *smallest)))
    return (*alone, others) if others else tuple(alone)


def _told(blocks: Iterable[Units], shares: Callable[[Units], Shares]) -> tuple[Block, ...]:
    return tuple(Block(units, shares(units).total()) for units in blocks)


def _add(counted: dict[tuple[int, str], Shares], key: tuple[int, str], who: str) -> None:
    shares = counted.setdefault(key, Counter())
    shares[who] = min(shares[who] + 1, MOST_DAYS)


def _together(found: Iterable[Shares | None]) -> Shares:
    together: Shares = Counter()
    for shares in found:
        together.update(shares or {})
    return together
