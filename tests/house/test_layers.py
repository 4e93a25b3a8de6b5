"""The import contracts hold for every room that exists, and fail when somebody breaks them."""

import os
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path
from typing import Any

import pytest

from tests.house.tree import CONCERN_GROUPS, PACKAGE, ROOT

DOORS = frozenset({"cli", "server"})
PLANTED = {
    "a new top folder that nobody placed": ("helpers/__init__.py", '"""Placed nowhere."""\n'),
    "a draft that knows evidence": ("drafts/planted.py", "import bedside.evidence.sign\n"),
    "a detector that knows a concern": ("evidence/detectors/planted.py", "import bedside.concerns.rule\n"),
    "a concern that opens a connection": ("concerns/honesty/planted.py", "import socket\n"),
    "a check that imports Django": ("check/planted.py", "import django\n"),
    "a concern that leans on another": (
        "concerns/honesty/planted.py",
        "import bedside.concerns.professionalism.profanity\n",
    ),
}


def contracts() -> list[dict[str, Any]]:
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    found: list[dict[str, Any]] = settings["tool"]["importlinter"]["contracts"]
    return found


def kept(source: Path) -> subprocess.CompletedProcess[str]:
    program = Path(sys.executable).with_name("lint-imports")
    return subprocess.run(
        (program, "--no-cache", "--config", ROOT / "pyproject.toml"),
        cwd=source,
        env=os.environ | {"PYTHONPATH": str(source)},
        capture_output=True,
        text=True,
        check=False,
    )


def test_every_room_is_kept_from_django_and_from_the_network() -> None:
    rooms = {path.parent.name for path in PACKAGE.glob("*/__init__.py")} - DOORS
    forbidden = next(contract for contract in contracts() if contract["type"] == "forbidden")

    assert {f"bedside.{room}" for room in rooms} - set(forbidden["source_modules"]) == set()


def test_every_group_of_concerns_is_kept_apart() -> None:
    apart = next(contract for contract in contracts() if contract["type"] == "independence")

    assert {f"bedside.concerns.{group}.*" for group in CONCERN_GROUPS} == set(apart["modules"])


@pytest.mark.parametrize("mistake", PLANTED)
def test_a_planted_mistake_is_caught(mistake: str, tmp_path: Path) -> None:
    where, line = PLANTED[mistake]
    shutil.copytree(
        PACKAGE, tmp_path / "bedside", ignore=shutil.ignore_patterns("__pycache__", "wordlists", "tables")
    )
    planted = tmp_path / "bedside" / where
    planted.parent.mkdir(exist_ok=True)
    planted.write_text(line, encoding="utf-8")

    linted = kept(tmp_path)

    assert linted.returncode == 1
    assert "BROKEN" in linted.stdout or "planted" in linted.stdout or "helpers" in linted.stdout
