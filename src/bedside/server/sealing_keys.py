"""Keys as text: one a line, the first seals, the others still open what they sealed."""

import os
import secrets
import stat
from base64 import urlsafe_b64decode, urlsafe_b64encode
from binascii import Error as NotBase64
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path

BYTES = 32  # AES-256
ID_BYTES = 8
# In front of each key, so that one sees in a list of secrets what it is, and a later kind can be told apart.
KIND = "bedside-aes256:"
_FOR_THE_ID = b"bedside: which key is it\0"


class KeysFault(Exception):  # noqa: N818 - a fault is what a person can mend; the word of all rooms
    """Keys cannot be used; says why, and never repeats one."""


@dataclass(frozen=True, slots=True)
class Key:
    """A key; its id stands in the clear in what it seals, and says nothing of the key."""

    secret: bytes = field(repr=False)

    @property
    def id(self) -> bytes:
        """Which key it is."""
        return sha256(_FOR_THE_ID + self.secret).digest()[:ID_BYTES]

    @property
    def line(self) -> str:
        """The key as a file keeps it."""
        return KIND + urlsafe_b64encode(self.secret).decode("ascii")


def new_key() -> Key:
    """Draw a key."""
    return Key(secrets.token_bytes(BYTES))


def read_keys(text: str) -> tuple[Key, ...]:
    """Read keys, one a line; empty lines and lines that begin with # are passed over.

    Raises:
        KeysFault: a line is no key, or there is none.
    """
    lines = [(number, line.strip()) for number, line in enumerate(text.splitlines(), 1)]
    keys = tuple(_key(number, line) for number, line in lines if line and not line.startswith("#"))
    if not keys:
        raise KeysFault("there is no key in it. Make one: bedside manage new_sealing_key")
    if len({key.id for key in keys}) < len(keys):
        raise KeysFault("a key stands in it twice. Take one of the two lines away.")
    return keys


def _key(number: int, line: str) -> Key:
    try:
        secret = urlsafe_b64decode(line.removeprefix(KIND).encode("ascii"))
    except (NotBase64, UnicodeEncodeError):
        secret = b""
    if not line.startswith(KIND) or len(secret) != BYTES or len(set(secret)) < BYTES // 4:
        raise KeysFault(
            f"line {number} is no key. Take the line away, or make a new file: bedside manage new_sealing_key"
        )
    return Key(secret)


def keys_in(file: Path) -> tuple[Key, ...]:
    """Read the keys of a file.

    Raises:
        KeysFault: it cannot be read, others may read it, or what stands in it are no keys.
    """
    try:
        if os.name == "posix" and stat.S_IMODE(file.stat().st_mode) & stat.S_IRWXO:
            raise KeysFault("everybody on this machine may open it. Take that away: chmod o-rwx")
        return read_keys(file.read_text(encoding="ascii"))
    except (OSError, UnicodeDecodeError):
        raise KeysFault("the file cannot be read. Look at its path and who may read it.") from None


def fault_of_place(file: Path, beside: tuple[Path, ...]) -> str | None:
    """Return what is wrong with where a file of keys lies: whoever copies a database must not copy its keys."""
    folder = file.resolve().parent
    if any(folder.is_relative_to(one.resolve()) for one in beside):
        return "it lies beside the database. Keep it in another folder, which no backup of the database takes along."
    return None
