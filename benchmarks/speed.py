"""Measures how fast a draft is checked: warm, cold from a shell, in batch, and how time grows with length."""

import resource
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

from bedside.check import Report
from bedside.drafts import Draft

Check = Callable[[Draft], Report]

LENGTHS = (40, 140, 280, 1_000, 5_000)
DOUBLINGS = (31_250, 62_500, 125_000, 250_000, 500_000, 1_000_000)
COLD_STARTS = 5
WARM_ROUNDS = 40
WARM_REPEATS = 3
COMMAND = Path(sys.executable).with_name("bedside")


@dataclass(frozen=True, slots=True)
class Speed:
    """Times in milliseconds unless the name says otherwise."""

    warm_median: dict[int, float]
    warm_99th: dict[int, float]
    cold_start: float
    drafts_per_second: float
    peak_memory_mib: float
    growth_seconds: dict[int, float]

    @property
    def growth_exponent(self) -> float:
        """The power of the length with which time grows, over the last three doublings; 1 is linear."""
        sizes = sorted(self.growth_seconds)[-4:]
        ratios = [self.growth_seconds[large] / self.growth_seconds[small] for small, large in pairwise(sizes)]
        return statistics.mean(ratios) - 1 if ratios else 1.0


def measure(
    drafts: Sequence[Draft],
    check: Check,
    *,
    lengths: Sequence[int] = LENGTHS,
    longest: int = DOUBLINGS[-1],
) -> Speed:
    """Return the times over real drafts; ``drafts`` should be a few hundred of all lengths.

    ``lengths`` are those of typed drafts (code points), and ``longest`` is the length up to which the growth of the
    time is measured.
    """
    text = " ".join(draft.text for draft in drafts)
    warm = {length: _warm(text, length, check) for length in lengths}
    return Speed(
        warm_median={length: statistics.median(times) for length, times in warm.items()},
        warm_99th={length: statistics.quantiles(times, n=100)[98] for length, times in warm.items()},
        cold_start=_cold(),
        drafts_per_second=_batch(drafts, check),
        peak_memory_mib=resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
        growth_seconds=_growth(text, check, longest),
    )


def _warm(text: str, length: int, check: Check) -> list[float]:
    step = max(1, (len(text) - length) // WARM_ROUNDS)
    pieces = [text[start : start + length] for start in range(0, step * WARM_ROUNDS, step)]
    check(Draft(text=pieces[0]))
    # Of a few runs the quickest: what another program on the machine took is not ours.
    return [1000 * min(_seconds(piece, check) for _ in range(WARM_REPEATS)) for piece in pieces]


def _seconds(text: str, check: Check) -> float:
    begin = time.perf_counter()
    check(Draft(text=text))
    return time.perf_counter() - begin


def _batch(drafts: Sequence[Draft], check: Check) -> float:
    begin = time.perf_counter()
    for draft in drafts:
        check(draft)
    return len(drafts) / (time.perf_counter() - begin)


def _growth(text: str, check: Check, longest: int) -> dict[int, float]:
    long = text * (longest // len(text) + 1)
    return {length: _seconds(long[:length], check) for length in DOUBLINGS if length <= longest}


def _cold() -> float:
    """Return the best of a few starts of the command from a shell; the first fills the disk's cache."""
    return min(_one_start() for _ in range(COLD_STARTS))


def _one_start() -> float:
    begin = time.perf_counter()
    subprocess.run([COMMAND, "check", "A quiet clinic and good coffee."], check=True, capture_output=True)
    return 1000 * (time.perf_counter() - begin)
