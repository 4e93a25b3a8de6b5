"""Those who sign in to send: an address and the hash of a password that is for this alone, one a line of a file."""

import hmac
import os
import secrets
import stat
from hashlib import sha256
from pathlib import Path
from threading import Lock

from django.contrib.auth.hashers import check_password, identify_hasher, make_password

# Drawn, never chosen: 24 letters and digits without those that are taken for one another, some 118 bits.
SIGNS = "abcdefghjkmnpqrstuvwxyzACDEFGHJKLMNPQRTUVWXY3479"
LENGTH, GROUP = 24, 6
KNOWN_AT_ONCE = 1_000


class PasswordsFault(Exception):  # noqa: N818 - a fault is what a person can mend; the word of all rooms
    """The file cannot be used; `faults` says all that is wrong, by number of line."""

    def __init__(self, *faults: str) -> None:
        super().__init__("\n".join(faults))
        self.faults = faults


class Passwords:
    """The file of those who may sign in, read anew whenever it changes."""

    def __init__(self, file: Path) -> None:
        self._file = file
        self._lock = Lock()
        self._stamp = self._now()
        self._hashes = read_passwords(file)
        # A hash that is slow to try is tried once: then a quick one of this process alone stands for it.
        self._key = secrets.token_bytes(32)
        self._known: set[bytes] = set()

    def is_right(self, address: str, password: str) -> bool:
        """Whether it is the password of this address; for one that is not there it takes as long."""
        quick = hmac.new(
            self._key, f"{address.lower()}\0{password}".encode("utf-8", "surrogatepass"), sha256
        ).digest()
        with self._lock:
            self._read_anew()
            if quick in self._known:
                return True
            encoded = self._hashes.get(address.lower())
        is_right = check_password(password, encoded or make_password(None))
        if encoded is None:
            make_password(password)
        if is_right:
            with self._lock:
                if len(self._known) >= KNOWN_AT_ONCE:
                    self._known.clear()
                self._known.add(quick)
        return is_right

    def _read_anew(self) -> None:
        stamp = self._now()
        if stamp == self._stamp:
            return
        self._stamp = stamp
        self._known.clear()
        try:
            self._hashes = read_passwords(self._file)
        except PasswordsFault:
            # Somebody may have been taken out: nobody signs in until the file can be read.
            self._hashes = {}

    def _now(self) -> tuple[int, int, int] | None:
        try:
            found = self._file.stat()
        except OSError:
            return None
        return found.st_mtime_ns, found.st_size, found.st_ino


def new_line(address: str) -> tuple[str, str]:
    """Draw a password, and return it with the line of the file."""
    drawn = "".join(secrets.choice(SIGNS) for _ in range(LENGTH))
    password = "-".join(drawn[place : place + GROUP] for place in range(0, LENGTH, GROUP))
    return password, f"{address.lower()}:{make_password(password)}"


def read_passwords(file: Path) -> dict[str, str]:
    """Read the file.

    Raises:
        PasswordsFault: it cannot be read, others may read it, or a line is wrong.
    """
    try:
        if os.name == "posix" and stat.S_IMODE(file.stat().st_mode) & stat.S_IRWXO:
            raise PasswordsFault("everybody on this machine may open it. Take that away: chmod o-rwx")
        lines = [line.strip() for line in file.read_text("ascii").splitlines()]
    except (OSError, UnicodeDecodeError):
        raise PasswordsFault("it cannot be read. Look at its path and who may read it.") from None
    numbered = [(number, line) for number, line in enumerate(lines, 1) if line and not line.startswith("#")]
    faults = [
        f"line {number}: it is no address with a hash. Make one: bedside gate password ADDRESS"
        for number, line in numbered
        if not _is_line(line)
    ]
    if faults:
        raise PasswordsFault(*faults)
    return {address.lower(): encoded for address, _, encoded in (line.partition(":") for _, line in numbered)}


def _is_line(line: str) -> bool:
    address, _, encoded = line.partition(":")
    try:
        identify_hasher(encoded)
    except ValueError:
        return False
    return "@" in address
