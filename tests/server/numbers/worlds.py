"""Invented months: who works where, and on which days they checked what."""

import random
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from hypothesis import strategies as st

from bedside.server.numbers.disclosure import MOST_DAYS, published
from bedside.server.numbers.table import VERDICTS, Day, Table

# One that always asks for a hold, one that asks for a change at least, one that may stand beside any verdict.
HOLDS, REVISES, NOTES = "threat", "profanity", "no-source"


@dataclass(frozen=True)
class World:
    """A month as it was; the days of each person, in the one unit where they work."""

    units: Mapping[str, int]
    days: Mapping[str, tuple[Day, ...]]

    @property
    def members(self) -> Mapping[int, int]:
        return Counter(self.units.values())

    @property
    def table(self) -> Table:
        return published([day for who in sorted(self.days) for day in self.days[who]], self.members)

    def with_days(self, **changed: tuple[Day, ...]) -> "World":
        """The same world, in which some people's days are others."""
        owned = {
            who: tuple(Day(who, self.units[who], day.verdict, day.concerns) for day in days)
            for who, days in changed.items()
        }
        return World(self.units, {**self.days, **owned})

    def share(self, who: str, verdicts: tuple[str, ...]) -> int:
        """How much of a number of verdicts is this person's."""
        counted = Counter(day.verdict for day in self.days[who])
        return sum(min(counted[verdict], MOST_DAYS) for verdict in verdicts)

    def share_of_concern(self, who: str, concern: str) -> int:
        """How much of a number of a concern is this person's."""
        return min(sum(concern in day.concerns for day in self.days[who]), MOST_DAYS)

    def people_in(self, units: tuple[int, ...]) -> Iterator[str]:
        return (who for who, unit in self.units.items() if unit in units)


def world(seed: int, sizes: list[int], activity: float, severity: float) -> World:
    """A world drawn from a seed, so that a failure is told by four numbers."""
    drawn = random.Random(seed)
    units = {f"p{unit}x{number}": unit for unit, size in enumerate(sizes, 1) for number in range(size)}
    days = {who: tuple(_days(drawn, who, unit, activity, severity)) for who, unit in units.items()}
    return World(units, days)


def _days(drawn: random.Random, who: str, unit: int, activity: float, severity: float) -> Iterator[Day]:
    for _ in range(drawn.choice([0, 1, 1, 2, 3, 7])):
        if drawn.random() > activity:
            continue
        heavy = drawn.random() < severity
        verdict = drawn.choice(VERDICTS[1:]) if heavy else "post"
        named = {concern for concern in _possible(verdict) if drawn.random() < 0.6}
        yield Day(who, unit, verdict, frozenset(named))


def _possible(verdict: str) -> tuple[str, ...]:
    return {"post": (NOTES,), "revise": (NOTES, REVISES), "hold": (NOTES, REVISES, HOLDS)}[verdict]


WORLDS = st.builds(
    world,
    st.integers(0, 2**32),
    st.lists(st.integers(0, 16), min_size=1, max_size=5),
    st.floats(0.1, 1.0),
    st.floats(0.0, 1.0),
)
