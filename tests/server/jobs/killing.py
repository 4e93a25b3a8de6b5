"""Kills workers at random points; run in a process of its own (STARTED_BY), in the environment of a server.

A test that forked itself would share the database connections of the others.
"""

import json
import os
import random
import signal
import sys
import time
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from threading import Event
from typing import Any

from django.core.management import call_command
from django.db import connection, connections
from django.db.models import QuerySet
from django_tasks_db.models import DBTaskResult

from bedside.server.jobs.job import enqueue
from bedside.server.jobs.pace import Pace
from bedside.server.jobs.worker import Worker
from bedside.server.ledger.models import Entry
from bedside.server.ledger.verifying import verify
from tests.server.jobs.examples import note, post

STARTED_BY = "import django; django.setup(); from tests.server.jobs.killing import main; main()"
KILLS, AT_ONCE, SEED = 20, 4, 20260301
SECONDS_ALL_TOGETHER = 90
HURRY = Pace(
    lease=timedelta(seconds=0.4),
    look=timedelta(seconds=0.01),
    beat=timedelta(seconds=0.05),
    delays=(timedelta(seconds=0.05),) * 40,
)


def main() -> None:
    """Kill twenty workers, let the last one finish, and tell what stands in the database and on the other side."""
    call_command("migrate", verbosity=0)
    chance = random.Random(SEED)
    for kills in range(KILLS):
        for one in range(kills * AT_ONCE, (kills + 1) * AT_ONCE):
            enqueue(note, one + 1)
            enqueue(post, one + 1)
        worker = forked()
        if kills % 2:
            wait_for_a_job_to_begin()
        kill(worker, chance.uniform(0.0, 0.06 if kills % 2 else 0.3))
    left = ours().count()
    finish_the_rest()
    json.dump({"left": left, **found()}, sys.stdout)


def ours() -> QuerySet[Any]:
    """The jobs that are not finished, without those of the schedule."""
    return DBTaskResult.objects.filter(status__in=("READY", "RUNNING"), task_path__startswith="tests.")


def found() -> dict[str, object]:
    begun = DBTaskResult.objects.values_list("worker_ids", flat=True)
    return {
        "vendor": connection.vendor,
        "entries": sorted(entries()),
        "told": sorted(told()),
        "faults": [str(fault) for fault in verify(())],
        "unfinished": ours().count(),
        "set aside": DBTaskResult.objects.filter(status="FAILED").count(),
        "begun again": sum(len(workers) > 1 for workers in begun),
    }


def entries() -> Iterator[int]:
    for on in Entry.objects.values_list("on", flat=True):
        yield int(on.partition(":")[2])


def told() -> Iterator[int]:
    for file in Path(os.environ["OTHER_SIDE"]).iterdir():
        yield int(file.name.rpartition("-")[2])


def kill(worker: int, after: float) -> None:
    time.sleep(after)
    os.kill(worker, signal.SIGKILL)
    os.waitpid(worker, 0)


def wait_for_a_job_to_begin() -> None:
    """Half of the points lie within a job, however slow the disk is; the others anywhere."""
    until = time.monotonic() + SECONDS_ALL_TOGETHER
    while not ours().filter(status="RUNNING").exists() and time.monotonic() < until:
        time.sleep(0.002)


def finish_the_rest() -> None:
    worker, until = forked(), time.monotonic() + SECONDS_ALL_TOGETHER
    while ours().exists() and time.monotonic() < until:
        time.sleep(0.1)
    os.kill(worker, signal.SIGTERM)
    os.waitpid(worker, 0)


def forked() -> int:
    """Begin a worker and wait until it runs; a connection is not to be shared with it."""
    connections.close_all()
    hears, says = os.pipe()
    process = os.fork()
    if process:
        os.read(hears, 1)
        os.close(hears)
        os.close(says)
        return process
    stop = Event()
    signal.signal(signal.SIGTERM, lambda *_: stop.set())
    os.write(says, b".")
    Worker(HURRY, stop).run()
    os._exit(0)
