"""An institution's server, started by the command: it answers, keeps quiet, and ends when it is told to."""

import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

CANARY = "canary-7c1e-of-pawtucket"
HOST = "bedside.hospital.example"
# No test connects, so a process of its own asks: whatever stands on its input, by the socket that it is given.
ASK = """
import socket, sys
there = socket.socket(socket.AF_UNIX)
there.settimeout(20)
there.connect(sys.argv[1])
there.sendall(sys.stdin.buffer.read())
while got := there.recv(65536):
    sys.stdout.buffer.write(got)
"""


@dataclass(frozen=True, slots=True)
class Served:
    """A server that runs, where it listens, and what it says."""

    process: subprocess.Popen[str]
    socket: Path
    said: Path

    def ask(self, request: str) -> str:
        told = subprocess.run(
            (sys.executable, "-c", ASK, str(self.socket)),
            input=request.encode(),
            capture_output=True,
            check=True,
        )
        return told.stdout.decode()

    def get(self, path: str, *headers: str) -> str:
        lines = (f"GET {path} HTTP/1.1", f"Host: {HOST}", "Connection: close", *headers)
        return self.ask("\r\n".join(lines) + "\r\n\r\n")


@pytest.fixture
def served(tmp_path: Path) -> Iterator[Served]:
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("BEDSIDE_", "DJANGO_"))}
    key = tmp_path / "key"
    key.write_text("a key of this test alone, which signs nothing of value 0123456789", encoding="utf-8")
    environment = kept | {
        "BEDSIDE_MODE": "institution",
        "BEDSIDE_DATA": str(tmp_path / "data"),
        "DATABASE_URL": f"sqlite:///{tmp_path}/bedside.sqlite3",
        "BEDSIDE_SECRET_KEY_FILE": str(key),
        "BEDSIDE_HOSTS": HOST,
        "BEDSIDE_BEHIND_PROXY": "yes",
        "BEDSIDE_LISTEN": f"unix:{tmp_path}/s",
        "BEDSIDE_WORKERS": "1",
    }
    command = (sys.executable, "-m", "bedside")
    subprocess.run((*command, "manage", "migrate", "--verbosity", "0"), env=environment, check=True)
    said = tmp_path / "said"
    with said.open("w", encoding="utf-8") as out:
        process = subprocess.Popen((*command, "serve"), env=environment, stdout=out, stderr=out, text=True)
    server = Served(process, tmp_path / "s", said)
    wait_until_it_listens(server)
    yield server
    process.kill()
    process.wait()


def wait_until_it_listens(server: Served) -> None:
    until = time.monotonic() + 30
    while not server.socket.exists() and time.monotonic() < until:
        assert server.process.poll() is None, server.said.read_text(encoding="utf-8")
        time.sleep(0.05)


def test_it_answers_and_says_nothing_of_what_was_asked(served: Served) -> None:
    tls = "X-Forwarded-Proto: https"
    answers = [
        served.get("/readyz"),
        served.get("/account/login/", tls),
        served.get(f"/{CANARY}?q={CANARY}", tls, f"Referer: https://{HOST}/{CANARY}"),
        served.ask(f"GET /{CANARY} HTTP/1.1\r\nHost: {HOST}\r\n{CANARY} without a colon\r\n\r\n"),
        served.ask(f"{CANARY}\r\n\r\n"),
    ]
    served.process.send_signal(signal.SIGTERM)
    served.process.wait(timeout=20)
    said = served.said.read_text(encoding="utf-8")

    assert [answer.split()[1] for answer in answers] == ["200", "200", "404", "400", "400"]
    assert '"migrations": true' in answers[0]
    assert re.search(r'href="/static/bedside\.[0-9a-f]{12}\.css"', answers[1])
    assert served.process.returncode == 0
    assert CANARY not in said
    assert "Bedside listens on unix:" in said


def test_without_tls_it_sends_to_tls(served: Served) -> None:
    assert f"Location: https://{HOST}/account/login/" in served.get("/account/login/")
