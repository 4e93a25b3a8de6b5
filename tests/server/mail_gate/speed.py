"""Measures the gate as it runs, with so many messages a second: `python -m tests.server.mail_gate.speed`."""

import argparse
import os
import sys
import tempfile
import time
from pathlib import Path

from tests.server.mail_gate.practice import Practice, letter, practice, until

WORDS = "Your MRI shows a small tear; take ibuprofen 400 mg. " * 5
TICKS = os.sysconf("SC_CLK_TCK")


def seconds_of_work(there: Practice) -> float:
    """How long the gate's process has had a processor."""
    assert there.gate is not None
    fields = Path(f"/proc/{there.gate.pid}/stat").read_text(encoding="ascii").rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / TICKS


def waits_of(there: Practice, a_second: float, count: int) -> list[float]:
    """Hand messages in at their times; how long after its time each was answered."""
    begun, waits = time.monotonic(), []
    for number in range(count):
        due = begun + number / a_second
        time.sleep(max(0.0, due - time.monotonic()))
        answer = there.send(letter(text=WORDS), "agreed@example.org")
        assert answer["code"] == 250, answer
        waits.append(time.monotonic() - due)
    return waits


def main(words: list[str]) -> int:
    """Start a practice, hand in, and print the figures; 1 where it fell behind or lost one."""
    parser = argparse.ArgumentParser(prog="python -m tests.server.mail_gate.speed", description=__doc__)
    parser.add_argument("--a-second", type=float, default=10)
    parser.add_argument("--seconds", type=float, default=30)
    asked = parser.parse_args(words)
    count = round(asked.a_second * asked.seconds)
    with tempfile.TemporaryDirectory() as folder, practice(Path(folder)) as there:
        there.start_relay()
        there.start_gate()
        there.send(letter(), "new@example.org")
        before, begun = seconds_of_work(there), time.monotonic()
        waits = sorted(waits_of(there, asked.a_second, count))
        taken = time.monotonic() - begun
        until(lambda: there.waits() == 0, 120)
        through, work = time.monotonic() - begun, seconds_of_work(there) - before
        arrived = len([one for one in there.taken() if one["to"] == ["agreed@example.org"]])
    say(
        f"{count} messages at {asked.a_second:g} a second, one connection each, load {os.getloadavg()[0]:.1f}"
    )
    say(f"taken in {taken:.1f} s, all handed on after {through:.1f} s, arrived {arrived}")
    say(
        f"answered after (median, p95) {1e3 * waits[count // 2]:.0f}, {1e3 * waits[count * 95 // 100]:.0f} ms"
    )
    say(f"processor: {1e3 * work / count:.0f} ms a message")
    return int(arrived != count or through > asked.seconds + 5)


def say(line: str) -> None:
    sys.stdout.write(f"{line}\n")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
