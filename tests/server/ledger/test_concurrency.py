"""Processes that write at once, and processes that are killed while they write, leave one whole chain."""

import random
import time
from pathlib import Path
from uuid import uuid4

from tests.server.ledger.writers import found, new_database, writer

PROCESSES, ACTS = 4, 25
KILLED = 12


def test_processes_that_write_at_once_make_one_chain(tmp_path: Path) -> None:
    there = new_database(tmp_path, f"at_once_{uuid4().hex}")
    writers = [writer(there, str(number), ACTS) for number in range(PROCESSES)]
    said = [process.communicate(timeout=120)[1] for process in writers]

    assert said == [""] * PROCESSES
    assert found(there) == (0, PROCESSES * ACTS, True)


def test_a_process_killed_at_any_moment_leaves_act_and_entry_together_or_neither(tmp_path: Path) -> None:
    there = new_database(tmp_path, f"killed_{uuid4().hex}")
    chance = random.Random(20)
    done = 0
    for number in range(KILLED):
        process = writer(there, str(number), 10_000)
        assert process.stdout
        process.stdout.readline()  # it has begun
        time.sleep(chance.uniform(0, 0.08))
        process.kill()
        out, _ = process.communicate(timeout=60)
        done += 1 + len(out.split())
    faults, entries, are_together = found(there)

    assert (faults, are_together) == (0, True)
    # What was said to be done is there; of each that was killed, one more may have been.
    assert done <= entries <= done + KILLED
