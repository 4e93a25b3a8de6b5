"""One person's own key: in the system's keyring, or under a passphrase and then held in this process alone."""

import secrets
from enum import StrEnum
from functools import cache
from threading import Lock

import keyring
from django.db import connection, transaction
from keyring.core import recommended
from keyring.errors import KeyringError

from bedside.server.sealing.faults import Locked
from bedside.server.sealing.models import OwnKey
from bedside.server.sealing.passphrase import WrongPassphrase, key_of, new_salt, unwrap, wrap
from bedside.server.sealing_keys import Key, KeysFault, new_key, read_keys

SERVICE = "Bedside"
SHORTEST_PASSPHRASE = 12  # signs


class Standing(StrEnum):
    """How the key stands."""

    OPEN = "open"
    NEW = "new"
    ASKS_PASSPHRASE = "asks-passphrase"
    ASKS_NEW_PASSPHRASE = "asks-new-passphrase"
    LOST = "lost"


class Held:
    """What this process holds in memory; it is gone when the process ends."""

    def __init__(self) -> None:
        self.keys: tuple[Key, ...] = ()
        self.lock = Lock()


@cache
def held() -> Held:
    """Return the one holder of this process."""
    return Held()


def keys() -> tuple[Key, ...]:
    """Return the keys; the first time of all, one is made in the system's keyring where there is one.

    Raises:
        Locked: the passphrase is asked for, or the key is gone.
    """
    holder = held()
    # Of two first times at once, one makes the key and the other finds it.
    with holder.lock:
        if holder.keys:
            return holder.keys
        found = _from_keyring()
        # Within a transaction the row that names the key may still be taken back; then nothing may hold on to the key.
        if not connection.in_atomic_block:
            holder.keys = found
        return found


def standing() -> Standing:
    """Return how the key stands, making none."""
    if held().keys:
        return Standing.OPEN
    noted = OwnKey.objects.first()
    if noted is None:
        return Standing.NEW if has_keyring() else Standing.ASKS_NEW_PASSPHRASE
    if noted.where == OwnKey.Where.PASSPHRASE:
        return Standing.ASKS_PASSPHRASE
    return Standing.OPEN if _kept_under(noted) else Standing.LOST


def has_keyring() -> bool:
    """Whether this system has a keyring that keeps secrets from others; one that writes plain files is none."""
    return recommended(keyring.get_keyring())


def open_with(passphrase: str) -> None:
    """Open the key with the passphrase and hold it; the first time of all, a key is drawn and put under it.

    Raises:
        WrongPassphrase: it is another than the first time.
    """
    noted = OwnKey.objects.first()
    if noted is None:
        salt = new_salt()
        first = {
            "where": OwnKey.Where.PASSPHRASE,
            "salt": salt,
            "wrapped": wrap((new_key(),), passphrase, salt),
        }
        noted, _ = OwnKey.objects.get_or_create(pk=OwnKey.ONLY, defaults=first)
    found = _opened(noted, passphrase)
    with held().lock:
        held().keys = found


def change_passphrase(old: str, new: str, *, adds_key: bool = False) -> None:
    """Put the keys under another passphrase, by one row at once: killed at any moment, the one or the other opens them.

    With `adds_key` a new key goes first, for whoever fears that somebody has seen the old passphrase with a copy of the
    database; what is sealed is to be sealed anew after that.

    Raises:
        WrongPassphrase: the old one is another, or has been changed meanwhile.
    """
    noted = OwnKey.objects.first()
    if noted is None or noted.where != OwnKey.Where.PASSPHRASE:
        raise WrongPassphrase
    found = _opened(noted, old)
    wanted = (new_key(), *found) if adds_key else found
    salt = new_salt()
    changed = {"salt": salt, "wrapped": wrap(wanted, new, salt), "key_id": None}
    # Of two changes at once, the later one finds another salt than it read.
    if not OwnKey.objects.filter(pk=OwnKey.ONLY, salt=noted.salt).update(**changed):
        raise WrongPassphrase
    with held().lock:
        held().keys = wanted


def is_under_passphrase() -> bool:
    """Whether there is a passphrase that could be changed."""
    noted = OwnKey.objects.first()
    return noted is not None and noted.where == OwnKey.Where.PASSPHRASE


def close() -> None:
    """Forget the key until it is asked for again."""
    with held().lock:
        held().keys = ()


def add_key() -> tuple[Key, ...]:
    """Put a new key before the others in the system's keyring.

    Raises:
        Locked: the key is not in a keyring.
    """
    keys()
    noted = OwnKey.objects.first()
    if noted is None or noted.where != OwnKey.Where.KEYRING:
        raise Locked
    with held().lock:
        held().keys = _keep_under(noted, (new_key(), *(_kept_under(noted) or ())))
        return held().keys


def _from_keyring() -> tuple[Key, ...]:
    noted = OwnKey.objects.first()
    if noted is None:
        return _first_key()
    found = _kept_under(noted) if noted.where == OwnKey.Where.KEYRING else None
    if not found:
        raise Locked
    return found


def _first_key() -> tuple[Key, ...]:
    if not has_keyring():
        raise Locked
    # The row last: a key without a row is no harm, a row without its key would look like a loss.
    with transaction.atomic():
        noted = OwnKey(where=OwnKey.Where.KEYRING)
        made = _keep_under(noted, (new_key(),))
        noted.save(force_insert=True)
    return made


def _kept_under(noted: OwnKey) -> tuple[Key, ...] | None:
    try:
        text = keyring.get_password(SERVICE, str(noted.name))
        return read_keys(text) if text else None
    except (KeyringError, KeysFault):
        return None


def _keep_under(noted: OwnKey, wanted: tuple[Key, ...]) -> tuple[Key, ...]:
    try:
        keyring.set_password(SERVICE, str(noted.name), "\n".join(key.line for key in wanted))
    except KeyringError:
        raise Locked from None
    return wanted


def _opened(noted: OwnKey, passphrase: str) -> tuple[Key, ...]:
    """Return the keys of a row; before the passphrase could be changed, the key itself was made of it."""
    salt = bytes(noted.salt or b"")
    if noted.wrapped is not None:
        return unwrap(bytes(noted.wrapped), passphrase, salt)
    key = key_of(passphrase, salt)
    if not secrets.compare_digest(bytes(noted.key_id or b""), key.id):
        raise WrongPassphrase
    return (key,)
