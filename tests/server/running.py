"""An institution's server that runs for a test, with somebody signed in who makes tokens, each of them a row."""

import json
import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tests.house.tree import ROOT
from tests.server.own_database import HOST, environment

# No test connects, so a process of its own asks, one question a line.
ASK = """
import http.client, json, socket, sys
class There(http.client.HTTPConnection):
    def connect(self):
        self.sock = socket.socket(socket.AF_UNIX)
        self.sock.settimeout(20)
        self.sock.connect(sys.argv[1])
for line in sys.stdin:
    asked = json.loads(line)
    try:
        there = There("server")
        there.request(asked["method"], asked["path"], asked["body"], asked["headers"])
        got = there.getresponse()
        told = {"status": got.status, "headers": dict(got.getheaders()), "words": got.read().decode()}
        told["cookies"] = [cookie.partition(";")[0] for cookie in got.headers.get_all("Set-Cookie") or ()]
    except OSError as error:
        told = {"status": 0, "headers": {}, "words": type(error).__name__}
    except http.client.HTTPException as error:
        told = {"status": 0, "headers": {}, "words": type(error).__name__}
    print(json.dumps(told), flush=True)
"""
SIGN_IN = """
import time
from bedside.server.people.inviting import Invited, join, vouch_for
from bedside.server.people.roles import Role
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from django.contrib.sessions.backends.db import SessionStore
person = vouch_for(join(Invited("a@hospital.example", frozenset({Role.CLINICIAN})), "Dr. Invented", "a calm phrase"))
session = SessionStore()
session[SESSION_KEY] = str(person.pk)
session[BACKEND_SESSION_KEY] = "allauth.account.auth_backends.AuthenticationBackend"
session[HASH_SESSION_KEY] = person.get_session_auth_hash()
session["account_authentication_methods"] = [{"method": "password", "at": time.time()}]
session["account_authentication_methods_user"] = str(person.pk)
session.save()
print(session.session_key)
"""
CSRF = re.compile(r'name="csrfmiddlewaretoken" value="(\w+)"')
SECONDS_TO_START = 60


@dataclass(slots=True)
class Running:
    """A server's command, its socket, and what is known of whoever is signed in."""

    given: dict[str, str]
    folder: Path
    process: subprocess.Popen[str] | None = None
    asker: subprocess.Popen[str] | None = None
    cookies: str = ""
    csrf: str = ""

    @property
    def socket(self) -> Path:
        return self.folder / "s"

    def manage(self, *words: str) -> str:
        command = (sys.executable, "-m", "bedside", "manage", *words)
        told = subprocess.run(command, cwd=ROOT, env=self.given, capture_output=True, text=True, check=False)
        assert told.returncode == 0, told.stderr
        return told.stdout

    def start(self) -> None:
        """Start it as a group of processes, and wait until a worker answers."""
        with (self.folder / "said").open("a", encoding="utf-8") as said:
            self.process = subprocess.Popen(
                (sys.executable, "-m", "bedside", "serve"),
                cwd=ROOT,
                env=self.given,
                stdout=said,
                stderr=said,
                text=True,
                start_new_session=True,
            )
        until = time.monotonic() + SECONDS_TO_START
        while time.monotonic() < until and not self.is_answering():
            time.sleep(0.1)

    def is_answering(self) -> bool:
        return self.socket.exists() and self.ask("GET", "/healthz")["status"] == 200

    def kill(self) -> None:
        """End all its processes at once, as a loss of power would."""
        if self.process is not None:
            os.killpg(self.process.pid, signal.SIGKILL)
            self.process.wait()

    def ask(self, method: str, path: str, body: str | None = None, **headers: str) -> dict[str, Any]:
        if self.asker is None:
            self.asker = subprocess.Popen(
                (sys.executable, "-c", ASK, str(self.socket)),
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                text=True,
            )
        usual = {
            "Host": HOST,
            "X-Forwarded-Proto": "https",
            "X-Forwarded-For": "192.0.2.7",
            "Cookie": self.cookies,
        }
        asked = {"method": method, "path": path, "body": body, "headers": usual | headers}
        assert self.asker.stdin
        assert self.asker.stdout
        print(json.dumps(asked), file=self.asker.stdin, flush=True)
        answer: dict[str, Any] = json.loads(self.asker.stdout.readline())
        return answer

    def sign_in(self) -> None:
        """Have somebody signed in, with a form of our own at hand."""
        self.cookies = f"__Host-bedside-session={self.manage('shell', '--no-imports', '-c', SIGN_IN).strip()}"
        page = self.ask("GET", "/tokens/make")
        found = CSRF.search(page["words"])
        assert found, page
        self.csrf = found[1]
        self.cookies += "; " + next(cookie for cookie in page["cookies"] if "csrf" in cookie)

    def write(self, name: str) -> dict[str, Any]:
        """Have a row written that carries this name."""
        body = f"csrfmiddlewaretoken={self.csrf}&name={name}&scopes=check&days=30"
        kind = {"Content-Type": "application/x-www-form-urlencoded", "Referer": f"https://{HOST}/tokens/make"}
        return self.ask("POST", "/tokens/make", body, **kind)

    def names(self) -> list[str]:
        """The names of the rows that are there."""
        program = (
            "from bedside.server.api.models import ApiToken; import json; "
            "print(json.dumps(sorted(ApiToken.objects.values_list('name', flat=True))))"
        )
        read: list[str] = json.loads(self.manage("shell", "--no-imports", "-c", program))
        return read

    def said(self) -> str:
        return (self.folder / "said").read_text(encoding="utf-8")

    def stop(self) -> None:
        if self.process is not None and self.process.poll() is None:
            self.kill()
        if self.asker is not None:
            self.asker.kill()
            self.asker.communicate()


@contextmanager
def running(database: str, folder: Path, **more: str) -> Iterator[Running]:
    """A server with its tables made; start it, and it ends with the test."""
    given = environment(database, folder) | {
        "BEDSIDE_LISTEN": f"unix:{folder}/s",
        "BEDSIDE_WORKERS": "1",
        "DJANGO_SETTINGS_MODULE": "tests.server.hasty_settings",
        "PYTHONPATH": str(ROOT),
        **more,
    }
    server = Running(given, folder)
    server.manage("migrate", "--verbosity", "0")
    try:
        yield server
    finally:
        server.stop()
