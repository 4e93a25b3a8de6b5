"""How long things take: leases, waits between tries, looks at the table."""

from dataclasses import dataclass
from datetime import timedelta

# After the last one a job is set aside.
DELAYS = (
    timedelta(seconds=30),
    timedelta(minutes=2),
    timedelta(minutes=10),
    timedelta(hours=1),
    timedelta(hours=6),
)


@dataclass(frozen=True, slots=True)
class Pace:
    """How a worker goes about its work; the tests are in more of a hurry."""

    lease: timedelta = timedelta(minutes=1)  # a worker that is silent for so long is taken for dead
    longest: timedelta = timedelta(minutes=10)  # a job that lasts longer is no longer renewed
    look: timedelta = timedelta(seconds=1)  # between two looks where there is nothing to do
    beat: timedelta = timedelta(seconds=15)  # between two signs of life, and two looks at the schedule
    delays: tuple[timedelta, ...] = DELAYS

    @property
    def tries(self) -> int:
        """How often a job is begun at most."""
        return len(self.delays) + 1


# On one person's machine the disk may sleep, and nothing is urgent.
ALONE = Pace(look=timedelta(seconds=5), beat=timedelta(minutes=1))
