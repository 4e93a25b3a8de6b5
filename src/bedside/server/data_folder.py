"""The folder of one person's data: made at the first start, readable by that person alone."""

import os
import secrets
import stat
from pathlib import Path

from bedside.server.configuration import SECRET_KEY_FILE

OWNER_ONLY = 0o600
KEY_BYTES = 64


def prepare(folder: Path) -> None:
    """Make the folder and the secret key where there are none, and shut out everybody else."""
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    key = folder / SECRET_KEY_FILE
    if key.exists():
        shut(key)
    else:
        make_key(key)


def make_key(file: Path) -> None:
    """Write a new key, readable by its owner from the first moment on."""
    descriptor = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, OWNER_ONLY)
    with os.fdopen(descriptor, "w", encoding="ascii") as opened:
        opened.write(secrets.token_urlsafe(KEY_BYTES) + "\n")


def shut(file: Path) -> None:
    """Take away the rights of all but the owner; on Windows the profile's folder does that."""
    if os.name == "posix" and stat.S_IMODE(file.stat().st_mode) != OWNER_ONLY:
        file.chmod(OWNER_ONLY)
