"""The page on the gate is true: its files are good, its commands run, and the mail in it goes."""

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from bedside.server.configuration import read_configuration
from tests.house.tree import ROOT
from tests.server.mail_gate.practice import KEY, Practice, practice, until
from tests.server.test_how_to_run import BLOCK, HARD, certificate

PAGE = ROOT / "docs" / "how-to" / "put-the-gate-before-your-mail-server.md"
BLOCKS = BLOCK.findall(PAGE.read_text(encoding="utf-8"))
FILES = {file: text for _, file, text in BLOCKS if file}
SHELL = [text for kind, file, text in BLOCKS if kind == "sh" and not file]


def here(text: str, there: Practice) -> str:
    """The same for a folder of the test, by whoever runs it, with this Python."""
    for theirs, ours in (
        ("/opt/bedside/bin/bedside", f"{sys.executable} -m bedside"),
        ("runuser -u bedside -- ", ""),
        ("/etc/bedside", str(there.folder / "etc")),
        ("0.0.0.0:2587", f"127.0.0.1:{there.port}"),
        ("127.0.0.1:2587", f"127.0.0.1:{there.port}"),
        ("smtp+starttls://gate:PASSWORD@mail.practice.example:587", f"smtp://127.0.0.1:{there.relay_port}"),
        (
            "BEDSIDE_GATE_CLIENTS=127.0.0.1",
            f"BEDSIDE_GATE_CLIENTS=127.0.0.1\nBEDSIDE_GATE_SPOOL={there.spool}",
        ),
    ):
        text = text.replace(theirs, ours)
    return re.sub(r"^chown .*\n", "", text, flags=re.MULTILINE)


def run(text: str, there: Practice) -> subprocess.CompletedProcess[str]:
    given = {name: value for name, value in there.given.items() if not name.startswith("BEDSIDE_GATE_")}
    command = ("bash", "-e", "-u", "-c", text)
    return subprocess.run(
        command,
        cwd=there.folder,
        env=given | {"PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        check=False,
    )


def test_the_settings_are_good_as_they_stand(tmp_path: Path) -> None:
    (tmp_path / "gate-relay").write_text(FILES["/etc/bedside/gate-relay"], encoding="utf-8")
    (tmp_path / "keys").write_text(KEY, encoding="ascii")
    (tmp_path / "keys").chmod(0o600)
    lines = FILES["/etc/bedside/gate-environment"].replace(
        "/etc/bedside/gate-relay", str(tmp_path / "gate-relay")
    )
    given = dict(line.split("=", 1) for line in lines.splitlines())
    server = {
        "BEDSIDE_MODE": "institution",
        "BEDSIDE_DATA": str(tmp_path / "data"),
        "BEDSIDE_HOSTS": "bedside.practice.example",
        "BEDSIDE_SECRET_KEY": "0123456789-abcdefghijklmnopqrstuvwxyz-ABCDEFGHIJKLMNOP",
        "DATABASE_URL": "postgresql://bedside@/bedside",
        "BEDSIDE_SEALING_KEYS_FILE": str(tmp_path / "keys"),
    }
    gate = read_configuration(given | server, tmp_path).gate

    assert gate.relay
    assert gate.relay.is_tls_begun
    assert gate.encrypting_word == "[secure]"


def test_the_unit_is_hardened() -> None:
    unit = FILES["/etc/systemd/system/bedside-gate.service"]

    assert [line for line in HARD if line not in unit] == []
    assert "User=bedside" in unit


def test_systemd_finds_nothing_wrong_with_the_unit(tmp_path: Path) -> None:
    program = shutil.which("systemd-analyze")
    if program is None:
        pytest.skip("systemd-analyze is not installed here")
    unit = FILES["/etc/systemd/system/bedside-gate.service"].replace(
        "/opt/bedside/bin/bedside", sys.executable
    )
    (tmp_path / "bedside-gate.service").write_text(unit, encoding="utf-8")
    told = subprocess.run(
        (program, "verify", "--recursive-errors=no", str(tmp_path / "bedside-gate.service")),
        capture_output=True,
        text=True,
        check=False,
    )

    assert (told.returncode, told.stderr) == (0, "")


def test_from_the_first_command_to_the_first_mail(tmp_path: Path) -> None:
    if shutil.which("curl") is None:
        pytest.skip("curl is not installed here")
    with practice(tmp_path) as there:
        pem, key = certificate(tmp_path, "localhost")
        shutil.copy(pem, there.folder / "etc" / "gate.pem")
        shutil.copy(key, there.folder / "etc" / "gate.key")
        (there.folder / "etc" / "environment").write_text("", encoding="ascii")
        for name, text in FILES.items():
            if name.startswith("/etc/bedside/") or "/" not in name:
                Path(here(name, there) if "/" in name else there.folder / name).write_text(
                    here(text, there), encoding="utf-8"
                )
        passwords, check = SHELL[1], SHELL[3]
        there.start_relay()
        for text in (SHELL[0], passwords, SHELL[2], check):
            told = run(here(text, there), there)
            assert told.returncode == 0, told.stderr
        settings = FILES["/etc/bedside/gate-environment"]
        there.given = {
            name: value for name, value in there.given.items() if not name.startswith("BEDSIDE_GATE_")
        }
        there.given |= dict(line.split("=", 1) for line in here(settings, there).splitlines())
        there.start_gate()
        curl = here(SHELL[-1], there)
        sent = run(curl, there)
        held = run(curl.replace("pat@", "sam@").replace("--silent", "--verbose"), there)
        assert sent.returncode == 0, sent.stderr
        until(lambda: len(there.taken()) == 1)

    assert held.returncode != 0
    assert "550" in held.stderr
    assert "What to do:" in held.stderr
    assert (tmp_path / "etc" / "gate-passwords").stat().st_mode & 0o777 == 0o640
