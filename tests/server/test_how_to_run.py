"""What the pages on running say is true: the files hold together, and the commands are there."""

import re
import shlex
import shutil
import subprocess
import sys
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID
from django.core.management import get_commands, load_command_class

from bedside.server.configuration import Mode, read_configuration
from tests.house.tree import ROOT

HOW_TO = ROOT / "docs" / "how-to"
PAGES = ("run-under-systemd.md", "back-up.md", "upgrade.md", "run-the-server.md", "audit-the-ledger.md")
BLOCK = re.compile(r"^```(\w+)(?: file=(\S+))?\n(.*?)^```$", re.MULTILINE | re.DOTALL)
COMMAND = re.compile(r"bedside(?:-| )manage ([a-z_]+[^\n|;)`']*)")
UNITS = "/etc/systemd/system/"
HARD = (
    "NoNewPrivileges=yes",
    "PrivateTmp=yes",
    "ProtectSystem=strict",
    "ProtectHome=yes",
    "CapabilityBoundingSet=\n",
    "UMask=0077",
    "SystemCallFilter=@system-service",
)


def files() -> dict[str, str]:
    """The files that the page has one write, by their path."""
    page = (HOW_TO / "run-under-systemd.md").read_text(encoding="utf-8")
    return {file: text for _, file, text in BLOCK.findall(page) if file}


def documented() -> Iterator[tuple[str, list[str]]]:
    for name in PAGES:
        # What the shell or systemd puts in is a word.
        page = re.sub(r"\$\$?\([^)]*\)", "now", (HOW_TO / name).read_text(encoding="utf-8"))
        for line in COMMAND.findall(page):
            yield name, shlex.split(line.strip(), comments=True)


@pytest.mark.parametrize(("page", "words"), list(documented()), ids=str)
def test_every_command_that_is_named_exists_and_takes_what_it_is_given(page: str, words: list[str]) -> None:
    name, *given = words
    assert name in get_commands(), page
    parser = load_command_class(get_commands()[name], name).create_parser("bedside manage", name)
    wanted = [action for action in parser._actions if action.required]

    if given or not wanted:
        parser.parse_args(given)


def test_the_settings_are_good_as_they_stand(tmp_path: Path) -> None:
    lines = files()["/etc/bedside/environment"].splitlines()
    given = dict(line.split("=", 1) for line in lines)
    key = tmp_path / "secret-key"
    key.write_text("0123456789-abcdefghijklmnopqrstuvwxyz-ABCDEFGHIJKLMNOP", encoding="utf-8")
    configuration = read_configuration(given | {"BEDSIDE_SECRET_KEY_FILE": str(key)}, tmp_path)

    assert configuration.mode is Mode.INSTITUTION
    assert configuration.is_behind_proxy
    assert configuration.listen.startswith("unix:/run/bedside/")


def units() -> list[str]:
    return [file for file in files() if file.startswith(UNITS)]


@pytest.mark.parametrize("file", [file for file in units() if file.endswith(".service")])
def test_a_unit_is_hardened(file: str) -> None:
    text = files()[file]

    assert [line for line in HARD if line not in text] == []
    assert "User=bedside" in text


def test_systemd_finds_nothing_wrong_with_the_units(tmp_path: Path) -> None:
    program = shutil.which("systemd-analyze")
    if program is None:
        pytest.skip("systemd-analyze is not installed here")
    for file in units():
        text = files()[file].replace("/opt/bedside/bin/bedside", sys.executable)
        (tmp_path / Path(file).name).write_text(text, encoding="utf-8")
    told = subprocess.run(
        (program, "verify", "--recursive-errors=no", *map(str, tmp_path.iterdir())),
        capture_output=True,
        text=True,
        check=False,
    )

    assert (told.returncode, told.stderr) == (0, "")


def certificate(folder: Path, host: str = "bedside.hospital.example") -> tuple[Path, Path]:
    """A certificate of one's own, as a proxy takes it."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, host)])
    now = datetime.now(UTC)
    made = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now)
        .not_valid_after(now + timedelta(days=1))
        .add_extension(x509.SubjectAlternativeName([x509.DNSName(host)]), critical=False)
        .sign(key, hashes.SHA256())
    )
    pem, private = folder / "bedside.pem", folder / "bedside.key"
    pem.write_bytes(made.public_bytes(serialization.Encoding.PEM))
    private.write_bytes(
        key.private_bytes(
            serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
        )
    )
    return pem, private


def test_nginx_finds_nothing_wrong_with_its_file(tmp_path: Path) -> None:
    program = shutil.which("nginx") or shutil.which("nginx", path="/usr/sbin")
    if program is None:
        pytest.skip("nginx is not installed here")
    pem, private = certificate(tmp_path)
    text = files()["/etc/nginx/conf.d/bedside.conf"]
    for theirs, ours in (
        ("/etc/ssl/bedside.pem", str(pem)),
        ("/etc/ssl/private/bedside.key", str(private)),
        ("/var/log/nginx/bedside.log", str(tmp_path / "log")),
    ):
        text = text.replace(theirs, ours)
    text = re.sub(r"^ *listen \[::\].*\n", "", text, flags=re.MULTILINE)
    text = text.replace("listen 80;", "listen 127.0.0.1:18080;").replace(
        "listen 443", "listen 127.0.0.1:18443"
    )
    whole = f"pid {tmp_path}/pid;\nerror_log {tmp_path}/errors;\nevents {{}}\nhttp {{\n{text}\n}}\n"
    (tmp_path / "nginx.conf").write_text(whole, encoding="utf-8")
    told = subprocess.run(
        (program, "-t", "-c", str(tmp_path / "nginx.conf"), "-p", str(tmp_path)),
        capture_output=True,
        text=True,
        check=False,
    )

    assert told.returncode == 0, told.stderr
    assert "[warn]" not in told.stderr


def test_caddy_finds_nothing_wrong_with_its_file(tmp_path: Path) -> None:
    program = shutil.which("caddy")
    if program is None:
        pytest.skip("caddy is not installed here")
    (tmp_path / "Caddyfile").write_text(files()["/etc/caddy/Caddyfile"], encoding="utf-8")
    told = subprocess.run(
        (program, "validate", "--adapter", "caddyfile", "--config", str(tmp_path / "Caddyfile")),
        capture_output=True,
        text=True,
        check=False,
    )

    assert told.returncode == 0, told.stderr


@pytest.mark.parametrize("file", [file for file, text in files().items() if text.startswith("#!/bin/sh")])
def test_the_shell_reads_what_is_to_be_run(file: str) -> None:
    told = subprocess.run(("sh", "-n"), input=files()[file], capture_output=True, text=True, check=False)

    assert (told.returncode, told.stderr) == (0, "")
