"""Keys wrapped by a passphrase: whoever has both the wrapped bytes and the passphrase has the keys, and nobody else."""

import secrets

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.kdf.scrypt import Scrypt

from bedside.server.sealing_keys import BYTES, Key, read_keys

SALT_BYTES = 16
NONCE_BYTES = 12
# OWASP, Password Storage Cheat Sheet (read 2026-11): N = 2**17, r = 8, p = 1 at least. It takes 128 MB once.
COST, BLOCK, LANES = 2**17, 8, 1
_FOR_KEYS = b"bedside: keys under a passphrase\0"


class WrongPassphrase(Exception):  # noqa: N818 - what a person can mend
    """It is not the passphrase that the keys were wrapped with."""


def new_salt() -> bytes:
    """Draw a salt."""
    return secrets.token_bytes(SALT_BYTES)


def wrap(keys: tuple[Key, ...], passphrase: str, salt: bytes) -> bytes:
    """Return the keys under a passphrase; the salt is kept beside them."""
    nonce = secrets.token_bytes(NONCE_BYTES)
    lines = "\n".join(key.line for key in keys).encode("ascii")
    return nonce + AESGCM(key_of(passphrase, salt).secret).encrypt(nonce, lines, _FOR_KEYS + salt)


def unwrap(wrapped: bytes, passphrase: str, salt: bytes) -> tuple[Key, ...]:
    """Return the keys.

    Raises:
        WrongPassphrase: it is another one.
    """
    nonce, lines = wrapped[:NONCE_BYTES], wrapped[NONCE_BYTES:]
    try:
        opened = AESGCM(key_of(passphrase, salt).secret).decrypt(nonce, lines, _FOR_KEYS + salt)
    except InvalidTag:
        raise WrongPassphrase from None
    return read_keys(opened.decode("ascii"))


def key_of(passphrase: str, salt: bytes) -> Key:
    """Return what a slow function makes of a passphrase."""
    made = Scrypt(salt=salt, length=BYTES, n=COST, r=BLOCK, p=LANES)
    return Key(made.derive(passphrase.encode("utf-8", "surrogatepass")))
