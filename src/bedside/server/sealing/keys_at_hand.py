"""The keys that this process has at hand: from the institution's file, or from one person's keyring or passphrase."""

from functools import cache
from pathlib import Path
from threading import Lock

from django.conf import settings

from bedside.server.sealing import own_key
from bedside.server.sealing.faults import Locked
from bedside.server.sealing_keys import Key, KeysFault, keys_in

_Stamp = tuple[int, int, int]


class FileOfKeys:
    """An institution's keys, read anew whenever the file has changed, so that no process needs a new start."""

    def __init__(self, file: Path) -> None:
        self._file = file
        self._stamp: _Stamp | None = None
        self._keys: tuple[Key, ...] = ()
        self._lock = Lock()

    def keys(self) -> tuple[Key, ...]:
        """Return the keys; a file that cannot be read for a moment costs nothing while its keys are known."""
        with self._lock:
            stamp = self._now()
            if stamp is not None and stamp != self._stamp:
                self._read(stamp)
        if not self._keys:
            raise Locked
        return self._keys

    def _read(self, stamp: _Stamp) -> None:
        try:
            self._keys = keys_in(self._file)
        except KeysFault:
            return
        self._stamp = stamp

    def _now(self) -> _Stamp | None:
        try:
            found = self._file.stat()
        except OSError:
            return None
        return found.st_mtime_ns, found.st_size, found.st_ino


@cache
def _file_of_keys(file: Path) -> FileOfKeys:
    return FileOfKeys(file)


def keys() -> tuple[Key, ...]:
    """Return the keys at hand, the one that seals first.

    Raises:
        Locked: there is none.
    """
    configuration = settings.CONFIGURATION
    if configuration.is_alone:
        return own_key.keys()
    if configuration.sealing_keys_file is None:
        raise Locked
    return _file_of_keys(configuration.sealing_keys_file).keys()


def key_with_id(wanted: bytes) -> Key | None:
    """Return the key with this id, if it is at hand.

    Raises:
        Locked: no key is.
    """
    return next((key for key in keys() if key.id == wanted), None)
