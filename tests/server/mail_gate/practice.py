"""A practice for a test: its mail server, the gate before it, and a mail program, each a process of its own."""

import json
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from email import message_from_bytes, policy
from email.message import EmailMessage
from pathlib import Path
from typing import Any

from tests.house.tree import ROOT
from tests.server.own_database import environment

HERE = Path(__file__).parent
SECONDS_TO_START = 60
SENDER = "dr.weber@practice.example"
REGISTRY = """
[[address]]
address = "agreed@example.org"
relationship = "established"
agreed = ["administrative", "clinical"]
agreed_on = 2026-01-05
confirmed_on = 2026-01-06
warned_on = 2026-01-05
names = ["Lopez"]

[[address]]
address = "second@example.org"
relationship = "established"
agreed = ["administrative", "clinical"]
agreed_on = 2026-01-05
confirmed_on = 2026-01-06
warned_on = 2026-01-05

[[address]]
address = "unasked@example.org"
relationship = "established"

[[address]]
address = "stopped@example.org"
relationship = "established"
agreed = ["administrative", "clinical"]
agreed_on = 2026-01-05
confirmed_on = 2026-01-06
warned_on = 2026-01-05
withdrawn_on = 2026-02-01

[[address]]
address = "nobody@example.org"
relationship = "established"
agreed = ["administrative", "clinical"]
agreed_on = 2026-01-05
confirmed_on = 2026-01-06
warned_on = 2026-01-05
"""
KEY = "bedside-aes256:AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8="


def free_port() -> int:
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return int(one.getsockname()[1])


def until(is_so: Any, seconds: float = 20.0) -> None:
    """Wait for a condition."""
    end = time.monotonic() + seconds
    while not is_so():
        assert time.monotonic() < end, "it did not come about in time"
        time.sleep(0.02)


@dataclass(slots=True)
class Practice:
    """What a test needs of it."""

    folder: Path
    given: dict[str, str]
    port: int
    relay_port: int
    relay_certificate: tuple[Path, Path] | None = None
    gate: subprocess.Popen[str] | None = None
    relay: subprocess.Popen[str] | None = None
    program: subprocess.Popen[str] | None = None
    sent: list[dict[str, Any]] = field(default_factory=list)

    @property
    def spool(self) -> Path:
        return self.folder / "spool"

    def bedside(self, *words: str, before: Sequence[str] = ()) -> subprocess.CompletedProcess[str]:
        command = (*before, sys.executable, "-m", "bedside", *words)
        return subprocess.run(command, cwd=ROOT, env=self.given, capture_output=True, text=True, check=False)

    def start_gate(self, before: Sequence[str] = ()) -> None:
        """Start it, and wait until it takes mail."""
        begun = self.said().count("takes mail on")
        with (self.folder / "said").open("a", encoding="utf-8") as said:
            gate = subprocess.Popen(
                (*before, sys.executable, "-m", "bedside", "gate", "smtp"),
                cwd=ROOT,
                env=self.given,
                stdout=said,
                stderr=said,
                text=True,
            )
        self.gate = gate
        until(lambda: self.said().count("takes mail on") > begun or gate.poll() is not None, SECONDS_TO_START)
        assert gate.poll() is None, self.said()

    def kill_gate(self) -> None:
        assert self.gate is not None
        self.gate.send_signal(signal.SIGKILL)
        self.gate.wait()

    def start_relay(self) -> None:
        certificate = [str(path) for path in self.relay_certificate or ()]
        self.relay = subprocess.Popen(
            (
                sys.executable,
                str(HERE / "relay.py"),
                str(self.relay_port),
                str(self.folder / "taken"),
                *certificate,
            ),
            stdout=subprocess.PIPE,
            text=True,
        )
        assert self.relay.stdout is not None
        assert self.relay.stdout.readline() == "ready\n"

    def stop_relay(self) -> None:
        assert self.relay is not None
        self.relay.kill()
        self.relay.communicate()

    def said(self) -> str:
        file = self.folder / "said"
        return file.read_text(encoding="utf-8") if file.exists() else ""

    def ask(self, **asked: Any) -> dict[str, Any]:
        """Have the mail program do something."""
        if self.program is None:
            self.program = subprocess.Popen(
                (sys.executable, str(HERE / "client.py")),
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                text=True,
            )
        assert self.program.stdin is not None
        assert self.program.stdout is not None
        print(
            json.dumps({"host": "127.0.0.1", "port": self.port, **asked}), file=self.program.stdin, flush=True
        )
        answer: dict[str, Any] = json.loads(self.program.stdout.readline())
        return answer

    def send(
        self, message: EmailMessage | bytes, *recipients: str, sender: str = SENDER, **more: Any
    ) -> dict[str, Any]:
        content = message if isinstance(message, bytes) else message.as_bytes(policy=policy.SMTP)
        return self.ask(sender=sender, recipients=list(recipients), message=content.decode("latin-1"), **more)

    def taken(self) -> list[dict[str, Any]]:
        """What the mail server has taken."""
        file = self.folder / "taken"
        if not file.exists():
            return []
        return [json.loads(line) for line in file.read_text(encoding="utf-8").splitlines()]

    def taken_by(self, recipient: str) -> list[EmailMessage]:
        return [read(one) for one in self.taken() if recipient in one["to"]]

    def waits(self) -> int:
        return len([one for one in (self.spool / "waiting").iterdir() if "." not in one.name])

    def stop(self) -> None:
        for process in (self.gate, self.relay, self.program):
            if process is not None and process.poll() is None:
                process.kill()
            if process is not None:
                process.communicate()


def read(taken: dict[str, Any]) -> EmailMessage:
    message = message_from_bytes(taken["message"].encode("latin-1"), policy=policy.default)
    assert isinstance(message, EmailMessage)
    return message


def letter(
    subject: str = "Your visit", text: str = "Your appointment is on Tuesday.", **headers: str
) -> EmailMessage:
    """A message as a mail program makes it."""
    made = EmailMessage()
    made["From"] = headers.pop("From", f"Dr. Weber <{SENDER}>")
    made["To"] = headers.pop("To", "somebody@example.org")
    made["Subject"] = subject
    made["Message-ID"] = f"<{os.urandom(8).hex()}@practice.example>"
    for name, value in headers.items():
        made[name.replace("_", "-")] = value
    made.set_content(text)
    return made


@contextmanager
def practice(folder: Path, **more: str) -> Iterator[Practice]:
    """A practice whose gate is set up and not started; its database is never asked for."""
    port, relay_port = free_port(), free_port()
    for name, text in (("sealing-keys", KEY + "\n"), ("registry.toml", REGISTRY)):
        file = folder / "etc" / name
        file.parent.mkdir(mode=0o700, exist_ok=True)
        file.write_text(text, encoding="utf-8")
        file.chmod(0o600)
    given = environment("postgresql://nobody@192.0.2.1:1/never-asked", folder) | {
        "BEDSIDE_SEALING_KEYS_FILE": str(folder / "etc" / "sealing-keys"),
        "BEDSIDE_GATE_LISTEN": f"127.0.0.1:{port}",
        "BEDSIDE_GATE_RELAY": f"smtp://127.0.0.1:{relay_port}",
        "BEDSIDE_GATE_DOMAINS": "practice.example",
        "BEDSIDE_GATE_CLIENTS": "127.0.0.1",
        "BEDSIDE_GATE_REGISTRY": str(folder / "etc" / "registry.toml"),
        "BEDSIDE_GATE_SPOOL": str(folder / "spool"),
        "BEDSIDE_GATE_PER_MINUTE": "10000",
        **more,
    }
    made = Practice(folder, given, port, relay_port)
    try:
        yield made
    finally:
        made.stop()
