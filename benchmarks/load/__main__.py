"""Measures how soon people who compose at once are answered: `python -m benchmarks.load`."""

import argparse
import os
import sys

from benchmarks.load.institution import Institution, institution
from benchmarks.load.people import LENGTH, SECONDS_A_KEY, WORDS_A_MINUTE, Sitting, compose, shares_of

PATH = "/compose/check"
AIM = 300  # milliseconds, for the 95th of 100


def main(words: list[str]) -> int:
    """Start the server, let people write, and print the figures; 1 where the aim is missed or a check failed."""
    asked = _asked(words)
    with institution(asked.people, asked.workers) as there:
        before = there.seconds_of_work()
        told = compose(_sittings(there, asked.people, asked.seconds))
        work, memory = there.seconds_of_work() - before, there.memory()
    times = [time for one in told for time in one.times]
    failed = [fault for one in told for fault in one.failed]
    shares = shares_of(times)
    print(
        f"{asked.people} people, {asked.workers} workers, {LENGTH} code points, {asked.seconds} s;", end=" "
    )
    print(f"{WORDS_A_MINUTE} words a minute in bursts, a key every {1000 * SECONDS_A_KEY:.0f} ms")
    print(
        f"checks: {len(times)} ({len(times) / asked.seconds:.1f} a second), failed: {len(failed)} {sorted(set(failed))}"
    )
    print("a check takes", _told(shares))
    print("marks come after the last key in", _told(shares_of([wait for one in told for wait in one.waits])))
    print(
        f"processor: {1000 * work / len(times):.1f} ms a check, load of the machine {os.getloadavg()[0]:.1f}"
    )
    print(f"memory of each worker: {', '.join(f'{held:.0f}' for held in memory)} MiB")
    return 1 if failed or shares["p95"] >= AIM else 0


def _told(shares: dict[str, float]) -> str:
    return ", ".join(f"{name}: {value:.0f} ms" for name, value in shares.items())


def _sittings(there: Institution, people: int, seconds: float) -> list[Sitting]:
    return [Sitting("127.0.0.1", there.port, there.headers(one), PATH, seconds) for one in range(people)]


def _asked(words: list[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.load", description=__doc__)
    parser.add_argument("--people", type=int, default=50)
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--seconds", type=float, default=30)
    return parser.parse_args(words)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
