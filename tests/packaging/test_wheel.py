"""The wheel, alone in an empty environment, checks a draft with no network and leaves no trace of it."""

import json
import re
import secrets
import subprocess
import sys
import time
import venv
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from tests.house.tree import PACKAGE, ROOT
from tests.packaging.shut_off import WATCH, namespace
from tests.packaging.traces import changed_since, traces

WRITTEN = 97


@dataclass(frozen=True, slots=True)
class Installed:
    """An environment that holds the wheel, what it needs, and nothing else."""

    wheel: Path
    environment: Path

    @property
    def programs(self) -> Path:
        return self.environment / "bin"

    @property
    def command(self) -> Path:
        return self.programs / "bedside"


@dataclass(frozen=True, slots=True)
class Desk:
    """Fresh folders for all that a program might write to, and a stamp made before it runs."""

    top: Path
    stamp: Path
    settings: Mapping[str, str] = field(default_factory=dict)

    def run(self, *words: str | Path, given: str = "", **settings: str) -> subprocess.CompletedProcess[bytes]:
        return subprocess.run(
            (*namespace(), *words),
            cwd=self.top / "cwd",
            env={**self.settings, **settings},
            input=given.encode(),
            capture_output=True,
            timeout=60,
            check=False,
        )


def answered(ran: subprocess.CompletedProcess[bytes]) -> bool:
    """Whether the command did its work; a crash ends with 1 as well, and leaves no trace either."""
    return ran.returncode in {0, 1} and bool(ran.stdout) and b"Traceback" not in ran.stderr


def pip(*words: str | Path) -> None:
    done = subprocess.run(
        (sys.executable, "-m", "pip", *words, "--quiet"),
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Installed:
    made = tmp_path_factory.mktemp("wheel")
    pip("wheel", "--no-deps", "--no-build-isolation", "--wheel-dir", made, ".")
    wheel = next(made.glob("*.whl"))
    environment = made / "environment"
    venv.create(environment, symlinks=True, with_pip=False)
    # Byte code is written at installation, so that the first run has none to write.
    into = ("--python", environment / "bin" / "python", "install", "--compile")
    pip(*into, "--require-hashes", "-r", "locks/runtime.lock")
    pip(*into, "--no-deps", wheel)
    return Installed(wheel, environment)


@pytest.fixture
def desk(tmp_path: Path, installed: Installed) -> Desk:
    folders = {name: tmp_path / name for name in ("home", "tmp", "cwd", "cache", "config", "state", "share")}
    for folder in folders.values():
        folder.mkdir()
    settings = {
        "HOME": folders["home"],
        "TMPDIR": folders["tmp"],
        "XDG_CACHE_HOME": folders["cache"],
        "XDG_CONFIG_HOME": folders["config"],
        "XDG_STATE_HOME": folders["state"],
        "XDG_DATA_HOME": folders["share"],
        "PATH": installed.programs,
    }
    stamp = tmp_path / "stamp"
    stamp.touch()
    # Change times have the grain of the clock's tick.
    time.sleep(0.02)
    return Desk(tmp_path, stamp, {name: str(value) for name, value in settings.items()})


@pytest.fixture
def canary() -> str:
    return f"Canary{secrets.token_hex(12)}"


def draft_with(canary: str) -> str:
    return f"Just saw Mr. {canary} of Pawtucket in our ED with a gunshot wound. MRN 84 22 917. What a fucking night."


def test_every_file_of_the_package_is_in_the_wheel(installed: Installed) -> None:
    standing = {
        path.relative_to(PACKAGE.parent).as_posix()
        for path in PACKAGE.rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    }
    packed = set(zipfile.ZipFile(installed.wheel).namelist())

    assert standing - packed == set()
    assert {name.partition("/")[0] for name in packed} == {"bedside", f"bedside-{version()}.dist-info"}


def test_the_wheel_brings_its_licence_and_its_sources(installed: Installed) -> None:
    packed = {name.rpartition("/")[2] for name in zipfile.ZipFile(installed.wheel).namelist()}

    assert {"LICENSE", "NOTICE"} <= packed


def test_nothing_but_what_the_lock_names_is_installed(installed: Installed, desk: Desk) -> None:
    listing = "import importlib.metadata as m; print(*(d.name.lower() for d in m.distributions()))"
    locked = set(
        re.findall(r"^([a-z0-9._-]+)==", (ROOT / "locks/runtime.lock").read_text("utf-8"), re.MULTILINE)
    )

    listed = desk.run(installed.programs / "python", "-c", listing)

    assert set(listed.stdout.decode().split()) == locked | {"bedside"}


def test_the_command_checks_a_draft_without_a_network(installed: Installed, desk: Desk, canary: str) -> None:
    checked = desk.run(installed.command, "check", "-", "--format", "json", given=draft_with(canary))

    assert checked.returncode == 1, checked.stderr.decode()
    assert json.loads(checked.stdout)["verdict"] in {"revise", "hold"}


@pytest.mark.parametrize("command", ["serve", "manage"])
def test_the_server_is_not_there_until_it_is_asked_for(
    command: str, installed: Installed, desk: Desk
) -> None:
    told = desk.run(installed.command, command)

    assert told.returncode == 2
    assert told.stderr.decode().splitlines() == [
        f"{command}: the web application is not installed.",
        '  Install it: pip install "bedside[server]"',
    ]


@pytest.mark.parametrize("words", [("check", "-"), ("check", "-", "--format", "sarif"), ("check", "--jsonl")])
def test_a_checked_draft_is_nowhere_on_the_machine(
    words: tuple[str, ...], installed: Installed, desk: Desk, canary: str
) -> None:
    draft = draft_with(canary)

    checked = desk.run(
        installed.command, *words, given=json.dumps({"text": draft}) if "--jsonl" in words else draft
    )

    assert answered(checked), checked.stderr.decode()
    assert traces(canary, desk.stamp) == []


def test_a_check_writes_no_file_at_all(installed: Installed, desk: Desk, canary: str) -> None:
    checked = desk.run(installed.command, "check", "-", given=draft_with(canary))

    assert answered(checked), checked.stderr.decode()
    assert changed_since(desk.stamp, desk.top, installed.environment) == []


@pytest.mark.parametrize(
    "words",
    [("check", "-"), ("check", "--jsonl"), ("see", "--jsonl"), ("explain", "profanity"), ("policy", "list")],
    ids=" ".join,
)
def test_no_command_opens_a_socket_or_a_file_to_write(
    words: tuple[str, ...], installed: Installed, desk: Desk, canary: str, tmp_path: Path
) -> None:
    watch = tmp_path / "watch"
    watch.mkdir()
    (watch / "sitecustomize.py").write_text(WATCH, encoding="utf-8")
    draft = draft_with(canary)
    given = json.dumps({"text": draft}) if "--jsonl" in words else draft

    watched = desk.run(
        installed.command, *words, given=given, PYTHONPATH=str(watch), PYTHONDONTWRITEBYTECODE="1"
    )

    assert watched.returncode != WRITTEN, watched.stderr.decode()
    assert answered(watched), watched.stderr.decode()


def test_the_watch_sees_what_it_looks_for(installed: Installed, desk: Desk, tmp_path: Path) -> None:
    (tmp_path / "sitecustomize.py").write_text(WATCH, encoding="utf-8")
    python = installed.programs / "python"

    wrote = desk.run(python, "-c", "open('x', 'w')", PYTHONPATH=str(tmp_path))
    called = desk.run(python, "-c", "import socket; socket.socket()", PYTHONPATH=str(tmp_path))

    assert (wrote.returncode, called.returncode) == (WRITTEN, WRITTEN)


def test_a_trace_is_found_where_there_is_one(installed: Installed, desk: Desk, canary: str) -> None:
    desk.run(installed.programs / "python", "-c", f"open('left', 'w').write('x {canary} y')")

    assert traces(canary, desk.stamp) == [desk.top / "cwd" / "left"]


def version() -> str:
    found = re.search(r'__version__ = "([^"]+)"', (PACKAGE / "__init__.py").read_text(encoding="utf-8"))
    assert found
    return found[1]
