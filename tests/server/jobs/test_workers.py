"""A worker of its own process ends when it is told to; alone, the server does the jobs itself."""

import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from bedside.server.jobs.schedule import runs
from tests.house.tree import ROOT
from tests.server.own_database import environment, own_database

COMMAND = (sys.executable, "-m", "bedside")
SECONDS = 60


def jobs_done(given: dict[str, str]) -> int:
    told = subprocess.run(
        (*COMMAND, "manage", "jobs"), cwd=ROOT, env=given, capture_output=True, text=True, check=True
    )
    found = re.search(r"(\d+) done", told.stdout)
    return int(found[1]) if found else 0


def wait_for_all(given: dict[str, str]) -> int:
    """Wait until all that is due at the start is done."""
    until = time.monotonic() + SECONDS
    while (done := jobs_done(given)) < len(runs()) and time.monotonic() < until:
        time.sleep(0.2)
    return done


@contextmanager
def running(given: dict[str, str], *words: str) -> Iterator[subprocess.Popen[str]]:
    with subprocess.Popen(
        (*COMMAND, *words), cwd=ROOT, env=given, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    ) as process:
        try:
            yield process
        finally:
            process.kill()


def test_a_worker_does_what_is_due_and_ends_when_told(tmp_path: Path) -> None:
    with own_database(tmp_path) as database:
        given = environment(database, tmp_path)
        subprocess.run((*COMMAND, "manage", "migrate", "--verbosity", "0"), cwd=ROOT, env=given, check=True)
        with running(given, "manage", "work") as worker:
            done = wait_for_all(given)
            worker.send_signal(signal.SIGTERM)
            out, err = worker.communicate(timeout=SECONDS)

    assert done == len(runs())
    assert (worker.returncode, err) == (0, "")
    assert out.splitlines()[-1] == "Stopped."


def test_alone_the_server_does_them(tmp_path: Path) -> None:
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("BEDSIDE_", "DJANGO_"))}
    given = kept | {"BEDSIDE_DATA": str(tmp_path / "data")}
    with running(given, "serve", "--no-browser") as server:
        assert server.stdout
        server.stdout.readline()
        done = wait_for_all(given)
        server.send_signal(signal.SIGTERM)
        _, err = server.communicate(timeout=SECONDS)

    assert done == len(runs())
    assert (server.returncode, err) == (0, "")
