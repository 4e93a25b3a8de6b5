"""The core keeps nothing, says nothing, asks no clock and draws no lot."""

import ast
from pathlib import Path

import pytest

from tests.house.tree import CORE, calls, imports, is_or_within, modules, named

KEEPS = frozenset(["dbm", "logging", "pickle", "shelve", "shutil", "sqlite3", "tempfile", "warnings"])
WRITES = frozenset(
    [
        "chmod",
        "hardlink_to",
        "makedirs",
        "mkdir",
        "mkfifo",
        "rename",
        "replace_file",
        "rmdir",
        "symlink_to",
        "touch",
        "unlink",
        "write_bytes",
        "write_text",
    ]
)
SAYS = frozenset({"print", "input", "sys.stdout.write", "sys.stderr.write", "sys.stdout.buffer.write"})
CLOCKS = frozenset(
    ["date.today", "datetime.date.today", "datetime.datetime.now", "datetime.now", "datetime.utcnow"]
)
CHANCE = frozenset(["random", "secrets", "time", "uuid"])


def opened_for_writing(name: str, call: ast.Call) -> bool:
    if name != "open" and not name.endswith(".open"):
        return False
    place = 1 if name in {"open", "io.open"} else 0
    given = [keyword.value for keyword in call.keywords if keyword.arg == "mode"] + call.args[
        place : place + 1
    ]
    return any(not isinstance(mode, ast.Constant) or set(str(mode.value)) & set("wax+") for mode in given)


def kept(path: Path) -> list[str]:
    modules_used = [f"{line} {name}" for line, name in imports(path) if is_or_within(name, KEEPS)]
    written = [
        f"{call.lineno} {name}"
        for name, call in calls(path)
        if ("." in name and name.rpartition(".")[2] in WRITES) or opened_for_writing(name, call)
    ]
    return [f"{named(path)}:{where}" for where in modules_used + written]


def said(path: Path) -> list[str]:
    return [f"{named(path)}:{call.lineno} {name}" for name, call in calls(path) if name in SAYS]


def test_the_core_writes_no_file_and_keeps_no_log() -> None:
    assert [where for path in modules(*CORE) for where in kept(path)] == []


def test_the_command_line_keeps_no_log_and_no_temporary_file() -> None:
    forbidden = frozenset({"logging", "tempfile", "sqlite3", "shelve", "pickle"})

    assert [
        f"{named(path)}:{line} {name}"
        for path in modules("cli")
        for line, name in imports(path)
        if is_or_within(name, forbidden)
    ] == []


def test_only_the_command_line_speaks() -> None:
    assert [where for path in modules(*CORE) for where in said(path)] == []


def test_the_core_asks_no_clock_and_draws_no_lot() -> None:
    asked = [
        f"{named(path)}:{call.lineno} {name}"
        for path in modules(*CORE)
        for name, call in calls(path)
        if name in CLOCKS
    ]
    drawn = [
        f"{named(path)}:{line} {name}"
        for path in modules(*CORE)
        for line, name in imports(path)
        if is_or_within(name, CHANCE)
    ]

    assert asked + drawn == []


@pytest.mark.parametrize(
    "line",
    [
        "open('x', 'w')",
        "open('x', mode='ab')",
        "Path('x').open('w')",
        "here.write_text('words')",
        "import logging",
        "from tempfile import mkdtemp",
    ],
)
def test_a_planted_way_of_keeping_is_found(line: str, tmp_path: Path) -> None:
    planted = tmp_path / "planted.py"
    planted.write_text(line, encoding="utf-8")

    assert kept(planted)


def test_reading_a_table_is_no_keeping(tmp_path: Path) -> None:
    reading = tmp_path / "reading.py"
    reading.write_text("open('x')\nPath('x').open('rb')\nhere.read_text('utf-8')", encoding="utf-8")

    assert kept(reading) == []
