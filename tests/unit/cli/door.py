"""Goes through the command's door, in this process or in one of its own, and says what came out."""

import io
import os
import subprocess
import sys
from collections.abc import Mapping
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import dataclass
from unittest.mock import patch

from bedside.cli.main import main

SWEARS = "This fucking record system lost my note again. It was a long day for us all."
CLEAN = "Wash your hands this winter; your grandparents will thank you."


@dataclass(frozen=True, slots=True)
class Ran:
    """What a command left: its exit code and both its outputs."""

    code: int
    out: str
    err: str


class Terminal(io.TextIOWrapper):
    """A stream that a person sits at."""

    def isatty(self) -> bool:
        return True


def run(*arguments: str, given: bytes = b"", at_terminal: bool = False, **environment: str) -> Ran:
    """Run the command here; ``at_terminal`` puts a person before all its streams."""
    kind = Terminal if at_terminal else io.TextIOWrapper
    stdin, out, err = (kind(io.BytesIO(raw), encoding="utf-8") for raw in (given, b"", b""))
    surroundings = {"COLUMNS": "80", "TERM": "xterm", **environment}
    with (
        patch.dict(os.environ, surroundings),
        patch.object(sys, "stdin", stdin),
        redirect_stdout(out),
        redirect_stderr(err),
    ):
        code = main(arguments)
    return Ran(code, said(out), said(err))


def started(*arguments: str, given: bytes = b"", **environment: str) -> subprocess.CompletedProcess[bytes]:
    """Run the command as a process of its own."""
    return subprocess.run(
        (sys.executable, "-m", "bedside", *arguments),
        input=given,
        capture_output=True,
        env={**plain_environment(), **environment},
        timeout=60,
        check=False,
    )


def plain_environment() -> Mapping[str, str]:
    kept = ("PATH", "HOME", "PYTHONPATH", "SYSTEMROOT")
    return {name: os.environ[name] for name in kept if name in os.environ}


def said(stream: io.TextIOWrapper) -> str:
    stream.flush()
    buffer = stream.buffer
    assert isinstance(buffer, io.BytesIO)
    return buffer.getvalue().decode("utf-8")
