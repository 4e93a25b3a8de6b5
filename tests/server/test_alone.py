"""One person's own server: started by the command, entered by a link that works once, closed to everybody else."""

import json
import os
import re
import signal
import socket
import stat
import subprocess
import sys
from collections.abc import Iterator
from contextlib import ExitStack, suppress
from dataclasses import dataclass
from pathlib import Path

import pytest

from bedside.server.serving_alone import USUAL_PORT

LINK = re.compile(r"http://127\.0\.0\.1:(\d+)(/enter/\S+)")
# No test connects, so a process of its own asks.
ASK = """
import http.client, json, sys
asked = json.load(sys.stdin)
there = http.client.HTTPConnection("127.0.0.1", asked["port"], timeout=20)
there.request(asked["method"], asked["path"], headers=asked["headers"])
got = there.getresponse()
json.dump({"status": got.status, "headers": dict(got.getheaders()), "words": got.read().decode()}, sys.stdout)
"""


@dataclass(frozen=True, slots=True)
class Answer:
    status: int
    headers: dict[str, str]
    words: str


@dataclass(frozen=True, slots=True)
class Served:
    """A server that runs, and the link that it printed."""

    process: subprocess.Popen[str]
    port: int
    link: str
    folder: Path

    def ask(self, path: str, **headers: str) -> Answer:
        asked = {"port": self.port, "method": "GET", "path": path, "headers": headers}
        told = subprocess.run(
            (sys.executable, "-c", ASK), input=json.dumps(asked), capture_output=True, text=True, check=True
        )
        return Answer(**json.loads(told.stdout))

    def enter(self) -> str:
        """Use the link and return the cookie."""
        return self.ask(self.link).headers["Set-Cookie"].partition(";")[0]


def environment(folder: Path) -> dict[str, str]:
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("BEDSIDE_", "DJANGO_"))}
    return {**kept, "BEDSIDE_DATA": str(folder), "PYTHONWARNINGS": "error"}


def complaints(err: str) -> list[str]:
    """What was said beside the log of what goes well."""
    return [line for line in err.splitlines() if " INFO " not in line]


def command(*words: str) -> tuple[str, ...]:
    return (sys.executable, "-m", "bedside", *words)


def started(folder: Path, *words: str) -> Served:
    process = subprocess.Popen(
        command("serve", "--no-browser", *words),
        env=environment(folder),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    assert process.stdout
    for line in process.stdout:
        found = LINK.search(line)
        if found:
            return Served(process, int(found[1]), found[2], folder)
    raise AssertionError(process.stderr.read() if process.stderr else "")


@pytest.fixture
def served(tmp_path: Path) -> Iterator[Served]:
    server = started(tmp_path / "data")
    yield server
    server.process.kill()
    server.process.communicate()


def test_the_link_lets_in_once_and_its_cookie_from_then_on(served: Served) -> None:
    cookie = served.enter()

    assert served.ask("/compose", Cookie=cookie).status == 200
    again = served.ask(served.link)
    assert again.status == 403
    assert "stop Bedside with Ctrl-C" in again.words


def test_nobody_else_on_the_machine_gets_in(served: Served) -> None:
    assert served.ask("/").headers["Location"] == "/closed"
    assert served.ask("/enter/guessed").status == 403
    assert "bedside serve" in served.ask("/closed").words


def test_a_browser_that_fetches_ahead_does_not_use_the_link_up(served: Served) -> None:
    served.ask(served.link, **{"Sec-Purpose": "prefetch;prerender"})

    assert served.ask(served.link).status == 302


def test_a_name_that_is_not_this_machines_is_refused(served: Served) -> None:
    assert served.ask("/healthz", Host="attacker.example").status == 400
    assert served.ask("/healthz").words == "ok\n"
    told = json.loads(served.ask("/readyz").words)
    assert {name: told[name] for name in told if name != "reader"} == {"database": True, "migrations": True}


def test_it_listens_to_this_machine_alone(served: Served) -> None:
    listening = subprocess.run(
        (sys.executable, "-c", f"import socket; socket.socket().bind(('127.0.0.2', {served.port}))"),
        check=False,
    )

    # Were it bound to every address, this one would be taken.
    assert listening.returncode == 0


def test_what_it_keeps_is_for_its_owner_alone(served: Served) -> None:
    modes = {path.name: stat.S_IMODE(path.stat().st_mode) for path in served.folder.iterdir()}

    assert stat.S_IMODE(served.folder.stat().st_mode) == 0o700
    assert {"bedside.sqlite3", "secret-key"} <= set(modes)
    assert set(modes.values()) == {0o600}


def test_the_link_itself_is_not_kept(served: Served) -> None:
    secret = served.link.rpartition("/")[2].encode()

    assert [path for path in served.folder.iterdir() if secret in path.read_bytes()] == []


@pytest.mark.parametrize("how", [signal.SIGINT, signal.SIGTERM])
def test_ctrl_c_ends_it_cleanly_and_the_cookie_with_it(how: signal.Signals, served: Served) -> None:
    cookie = served.enter()
    served.process.send_signal(how)
    out, err = served.process.communicate(timeout=20)

    assert (served.process.returncode, complaints(err)) == (0, [])
    assert out.endswith("Stopped.\n")
    again = started(served.folder)
    try:
        assert again.link != served.link
        assert again.ask("/compose", Cookie=cookie).status == 302
        assert again.ask(served.link).status == 403
    finally:
        again.process.kill()
        again.process.communicate()


def test_another_port_is_taken_where_the_usual_one_is_in_use(tmp_path: Path) -> None:
    with ExitStack() as held:
        with suppress(OSError):  # another program has it, which serves as well
            held.enter_context(socket.create_server(("127.0.0.1", USUAL_PORT)))
        served = started(tmp_path / "data")
        served.process.send_signal(signal.SIGTERM)
        _, err = served.process.communicate(timeout=20)

    assert served.port != USUAL_PORT
    assert (served.process.returncode, complaints(err)) == (0, [])


def test_a_port_that_is_taken_is_said_so(tmp_path: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        told = subprocess.run(
            command("serve", "--no-browser", "--port", str(taken.getsockname()[1])),
            env=environment(tmp_path / "data"),
            capture_output=True,
            text=True,
            timeout=30,
            check=False,
        )

    assert told.returncode == 2
    assert "is in use" in told.stderr
    assert "Traceback" not in told.stderr


@pytest.mark.parametrize(
    ("name", "value"), [("BEDSIDE_LISTEN", "0.0.0.0:8000"), ("BEDSIDE_HOSTS", "*"), ("BEDSIDE_MODE", "open")]
)
def test_it_refuses_to_be_opened_to_others(name: str, value: str, tmp_path: Path) -> None:
    told = subprocess.run(
        command("serve", "--no-browser"),
        env=environment(tmp_path / "data") | {name: value},
        capture_output=True,
        text=True,
        timeout=30,
        check=False,
    )

    assert told.returncode == 2
    assert name in told.stderr
    assert "Traceback" not in told.stderr


def test_there_is_no_administrator_to_make(tmp_path: Path) -> None:
    told = subprocess.run(
        command("manage", "first_administrator", "a@b.example"),
        env=environment(tmp_path / "data"),
        input="x\n",
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )

    assert told.returncode == 1
    assert "Alone, there are no administrators" in told.stderr
