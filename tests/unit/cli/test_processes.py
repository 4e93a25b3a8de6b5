"""What only a process of its own can show: closed pipes, Ctrl-C, other languages, a full disk, what is loaded."""

import json
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from tests.unit.cli.door import CLEAN, SWEARS, plain_environment, started

LINE = json.dumps({"id": "ñ 😷", "text": SWEARS}).encode() + b"\n"
COMMAND = (sys.executable, "-m", "bedside")


def test_a_closed_pipe_is_no_crash() -> None:
    reading, writing = os.pipe()
    os.close(reading)

    ran = subprocess.run(
        (*COMMAND, "check", "--text", SWEARS),
        stdout=writing,
        stderr=subprocess.PIPE,
        env=plain_environment(),
        timeout=60,
        check=False,
    )
    os.close(writing)

    assert ran.returncode == 2
    assert ran.stderr == b"The output was closed before everything was written.\n"


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="a full disk is played by /dev/full, on Linux")
def test_a_full_disk_is_said() -> None:
    with Path("/dev/full").open("wb") as full:
        ran = subprocess.run(
            (*COMMAND, "check", "--text", SWEARS),
            stdout=full,
            stderr=subprocess.PIPE,
            env=plain_environment(),
            timeout=60,
            check=False,
        )

    assert ran.returncode == 2
    assert b"The output could not be written" in ran.stderr
    assert b"Traceback" not in ran.stderr


def test_ctrl_c_stops_a_batch_and_what_was_answered_stays() -> None:
    process = subprocess.Popen(
        (*COMMAND, "check", "--jsonl"),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=plain_environment(),
    )
    assert process.stdin is not None
    assert process.stdout is not None
    process.stdin.write(LINE)
    process.stdin.flush()
    answered = process.stdout.readline()

    process.send_signal(signal.SIGINT)
    _, err = process.communicate(timeout=60)

    assert json.loads(answered)["verdict"] == "revise"
    assert process.returncode == 2
    assert err == b"\nStopped; nothing was kept.\n"


@pytest.mark.parametrize("settings", [{"LC_ALL": "C"}, {"PYTHONIOENCODING": "latin-1"}, {"LC_ALL": "POSIX"}])
def test_json_is_utf_8_whatever_the_language_of_the_machine(settings: dict[str, str]) -> None:
    ran = started("check", "--jsonl", given=LINE, **settings)

    assert json.loads(ran.stdout.decode("utf-8"))["id"] == "ñ 😷"


def test_a_terminal_without_the_signs_is_shown_others() -> None:
    ran = started("check", "--text", f"{SWEARS} 😷", PYTHONIOENCODING="ascii")

    lines = ran.stdout.decode("ascii").splitlines()

    assert lines[0].strip() == "REVISE: Change 1 thing before you post it."
    assert any("~~~~~~~1" in line for line in lines)


def test_python_m_bedside_is_the_command() -> None:
    assert started("check", "--text", CLEAN).returncode == 0


@pytest.mark.parametrize(
    "module", ["rich.console", "bedside.cli.html_report", "bedside.cli.explain", "asyncio"]
)
def test_a_check_loads_only_what_it_needs(module: str) -> None:
    told = "import sys; from bedside.cli.main import main; main(sys.argv[1:]); print(*sys.modules, file=sys.stderr)"

    ran = subprocess.run(
        (sys.executable, "-c", told, "check", "--text", CLEAN),
        capture_output=True,
        env=plain_environment(),
        timeout=60,
        check=True,
    )

    assert module not in ran.stderr.decode().split()
