"""A worker is killed at twenty random points: nothing is lost, nothing doubled, and the chain is whole."""

import json
import subprocess
import sys
from pathlib import Path

from tests.house.tree import ROOT
from tests.server.jobs.killing import AT_ONCE, KILLS, STARTED_BY
from tests.server.own_database import environment, own_database


def test_twenty_killed_workers_lose_and_double_nothing(tmp_path: Path) -> None:
    other_side = tmp_path / "other"
    other_side.mkdir()
    with own_database(tmp_path) as database:
        given = environment(database, tmp_path) | {
            "DJANGO_SETTINGS_MODULE": "bedside.server.settings",
            "OTHER_SIDE": str(other_side),
        }
        told = subprocess.run(
            (sys.executable, "-c", STARTED_BY),
            cwd=ROOT,
            env=given,
            capture_output=True,
            text=True,
            check=False,
        )
    assert told.returncode == 0, told.stderr
    found = json.loads(told.stdout)
    everything = list(range(1, AT_ONCE * KILLS + 1))

    assert found["entries"] == everything
    # The other side sees a job again when its worker died before it was noted as done, and knows its number.
    assert found["told"] == everything
    assert (found["faults"], found["unfinished"], found["set aside"]) == ([], 0, 0)
    # Else the kills hit nothing.
    assert found["begun again"] > 0
