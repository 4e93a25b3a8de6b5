"""Seals a text for one place in the database, and opens it there and nowhere else."""

import secrets

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from bedside.server.sealing.faults import Unreadable
from bedside.server.sealing.keys_at_hand import key_with_id, keys
from bedside.server.sealing_keys import ID_BYTES, Key

# What is sealed: the form, which key, the nonce, then the words with their tag.
FORM = b"\x01"
# NIST SP 800-38D, 8.3: with random nonces of 96 bits one key seals at most 2**32 times; a hospital gets nowhere near.
NONCE_BYTES = 12
TAG_BYTES = 16
_NONCE_AT = len(FORM) + ID_BYTES
_WORDS_AT = _NONCE_AT + NONCE_BYTES


def seal(text: str, about: str) -> bytes:
    """Return the text sealed with the newest key; `about` names its table, row and field.

    Raises:
        Locked: no key is at hand.
    """
    return seal_with(keys()[0], text, about)


def unseal(sealed: bytes, about: str) -> str:
    """Return the text that was sealed for this place.

    Raises:
        Locked: no key is at hand.
        Unreadable: it was changed, was sealed for another place, or its key is gone.
    """
    if len(sealed) < _WORDS_AT + TAG_BYTES or not sealed.startswith(FORM):
        raise Unreadable
    key = key_with_id(key_id_of(sealed))
    if key is None:
        raise Unreadable
    head, nonce, words = sealed[:_NONCE_AT], sealed[_NONCE_AT:_WORDS_AT], sealed[_WORDS_AT:]
    try:
        return AESGCM(key.secret).decrypt(nonce, words, _bound(head, about)).decode("utf-8", "surrogatepass")
    except InvalidTag:
        raise Unreadable from None


def seal_with(key: Key, text: str, about: str) -> bytes:
    """Return the text sealed with a certain key."""
    head, nonce = FORM + key.id, secrets.token_bytes(NONCE_BYTES)
    words = text.encode("utf-8", "surrogatepass")
    return head + nonce + AESGCM(key.secret).encrypt(nonce, words, _bound(head, about))


def key_id_of(sealed: bytes) -> bytes:
    """Return which key sealed it."""
    return sealed[len(FORM) : _NONCE_AT]


def _bound(head: bytes, about: str) -> bytes:
    return head + about.encode("utf-8")
