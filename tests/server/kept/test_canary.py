"""A sentence is typed, checked, kept, changed and deleted, and then looked for in everything that lies on the disk."""

import json
import re
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from uuid import uuid4

import psycopg
import pytest

from tests.house.tree import ROOT
from tests.server.institution_settings import DATABASE
from tests.server.own_database import environment as institution
from tests.server.own_database import own_database
from tests.server.sealing.keys import two_keys, write_keys
from tests.server.test_alone import environment as alone
from tests.server.test_alone import started

WORDS = ("ombrelunia", "velquista", "tarnadine")
TYPED = "My patient ombrelunia, MRN 4471882, was drunk; what a shit show."
CHANGED, REASON = "A calm week, says velquista.", "the clinic tarnadine closes at noon"
# No test connects, so a process of its own asks, as a page does: with the cookie and the token that it was given.
ASK = """
import http.client, json, sys
asked = json.load(sys.stdin)
there = http.client.HTTPConnection("127.0.0.1", asked["port"], timeout=60)
there.request(asked["method"], asked["path"], body=asked["body"].encode(), headers=asked["headers"])
got = there.getresponse()
json.dump({"status": got.status, "headers": got.getheaders(), "words": got.read().decode()}, sys.stdout)
"""
# What the institution's server does in a process of its own, through every middleware, on a database of its own.
AT_THE_INSTITUTION = """
import json, sys
import django
django.setup()
from django.core.management import call_command
call_command("migrate", verbosity=0)
from bedside.server.people.inviting import Invited, join, vouch_for
from bedside.server.people.roles import Role
from django.db import connection
from tests.server.conftest import PASSWORD, browser
invited = Invited("anna@hospital.example", frozenset({Role.CLINICIAN}))
client = browser()
client.force_login(vouch_for(join(invited, "Anna", PASSWORD)))
for path, told in json.load(sys.stdin):
    sent = {} if told is None else {"data": json.dumps(told), "content_type": "application/json"}
    answer = client.post(path, **sent)
    assert answer.status_code in (200, 302), answer.status_code
    if connection.vendor == "postgresql":
        connection.cursor().execute("CHECKPOINT")
"""


def steps(draft_id: str, *, is_deleted: bool) -> Iterator[tuple[str, object]]:
    """What a person does, as the page asks it of the server."""
    yield "/compose/check", {"text": TYPED}
    yield "/kept/keep", {"id": draft_id, "seen": 0, "draft": {"text": TYPED, "in_reply_to": WORDS[0]}}
    yield f"/kept/{draft_id}/pause", {"verdict": "hold", "reason": REASON}
    yield "/kept/keep", {"id": draft_id, "seen": 1, "draft": {"text": CHANGED}}
    if is_deleted:
        yield f"/kept/{draft_id}/delete", None


def found_in(folder: Path) -> list[str]:
    """The files that hold a word of it; what is half written counts too."""
    files = [path for path in folder.rglob("*") if path.is_file()]
    assert files
    return [path.name for path in files if any(word.encode() in path.read_bytes() for word in WORDS)]


class Visitor:
    """A browser, as far as it takes one to press Keep."""

    def __init__(self, port: int) -> None:
        self.port = port
        self.cookies: dict[str, str] = {}

    def ask(self, method: str, path: str, body: str = "", **headers: str) -> tuple[int, str]:
        cookie = "; ".join(f"{name}={value}" for name, value in self.cookies.items())
        asked = {
            "port": self.port,
            "method": method,
            "path": path,
            "body": body,
            "headers": {**headers, "Cookie": cookie},
        }
        ran = subprocess.run(
            (sys.executable, "-c", ASK), input=json.dumps(asked), capture_output=True, text=True, check=True
        )
        told = json.loads(ran.stdout)
        for name, value in told["headers"]:
            if name.lower() == "set-cookie":
                key, _, rest = value.partition("=")
                self.cookies[key] = rest.partition(";")[0]
        return told["status"], told["words"]

    def token(self, page: str) -> str:
        found = re.search(r'name="csrfmiddlewaretoken" value="(\w+)"', self.ask("GET", page)[1])
        assert found is not None
        return found[1]

    def send(self, page: str, path: str, told: object) -> int:
        token = self.token(page)
        kind = "application/json" if told is not None else "application/x-www-form-urlencoded"
        body = json.dumps(told) if told is not None else ""
        headers = {"Content-Type": kind, "X-CSRFToken": token, "Origin": f"http://127.0.0.1:{self.port}"}
        return self.ask("POST", path, body, **headers)[0]


@contextmanager
def own_server(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Visitor]:
    """One person's own server, with a passphrase chosen; whatever it says and lays down lies in the folder."""
    (folder / "temporary").mkdir()
    for name, value in (
        ("TMPDIR", str(folder / "temporary")),
        ("PYTHON_KEYRING_BACKEND", "keyring.backends.fail.Keyring"),
    ):
        monkeypatch.setenv(name, value)
    assert "TMPDIR" in alone(folder)
    server = started(folder / "data")
    visitor = Visitor(server.port)
    visitor.ask("GET", server.link)
    phrase = "a+calm+and+lengthy+phrase"
    token = visitor.token("/kept/passphrase")
    form = f"csrfmiddlewaretoken={token}&passphrase={phrase}&again={phrase}"
    headers = {
        "Content-Type": "application/x-www-form-urlencoded",
        "Origin": f"http://127.0.0.1:{server.port}",
    }
    assert visitor.ask("POST", "/kept/passphrase", form, **headers)[0] == 302
    yield visitor
    server.process.kill()
    said, complained = server.process.communicate()
    (folder / "said").write_text(said + complained, encoding="utf-8")


@pytest.mark.parametrize("is_deleted", [False, True])
def test_alone_only_sealed_bytes_lie_on_the_disk(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, *, is_deleted: bool
) -> None:
    with own_server(tmp_path, monkeypatch) as visitor:
        told = [
            visitor.send("/compose", path, told) for path, told in steps(str(uuid4()), is_deleted=is_deleted)
        ]
        while_it_runs = found_in(tmp_path)  # the log of what is written stands beside the database then

    assert set(told) <= {200, 302}
    assert (while_it_runs, found_in(tmp_path)) == ([], [])
    assert b"calm and lengthy" not in b"".join(
        path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()
    )


def test_a_sentence_that_is_not_sealed_would_be_found(tmp_path: Path) -> None:
    (tmp_path / "kept-wal").write_bytes(b"\0" * 100 + TYPED.encode())

    assert found_in(tmp_path) == ["kept-wal"]


@pytest.mark.parametrize("is_deleted", [False, True])
def test_at_an_institution_only_sealed_bytes_lie_in_the_database(tmp_path: Path, *, is_deleted: bool) -> None:
    for name in ("database", "temporary", "secrets"):
        (tmp_path / name).mkdir()
    keys = write_keys(tmp_path / "secrets" / "keys", *two_keys())
    with own_database(tmp_path / "database") as database:
        surroundings = institution(database, tmp_path) | {
            "DJANGO_SETTINGS_MODULE": "tests.server.institution_settings",
            "TEST_DATABASE_URL": database,
            "TMPDIR": str(tmp_path / "temporary"),
            "PYTHONPATH": str(ROOT),
        }
        told = list(steps(str(uuid4()), is_deleted=is_deleted))
        ran = subprocess.run(
            (sys.executable, "-c", AT_THE_INSTITUTION),
            env=surroundings,
            input=json.dumps(told),
            capture_output=True,
            text=True,
            check=False,
            cwd=ROOT,
        )
        assert ran.returncode == 0, ran.stderr
        (tmp_path / "said").write_text(ran.stdout + ran.stderr, encoding="utf-8")

        assert found_in(tmp_path) == []
        if DATABASE.startswith("postgresql"):
            assert found_in(data_folder()) == []
    assert keys.exists()


def data_folder() -> Path:
    """Where the database's server keeps its files, its log of what is written among them."""
    with psycopg.connect(DATABASE) as server:
        row = server.execute("SHOW data_directory").fetchone()
    assert row is not None
    return Path(row[0])
