"""Mail on its way, sealed on disk: an entry that is accepted is there whatever happens, and is there once.

In `waiting` lies an entry with, beside it, how far it has come; in `done`, for a week, an empty file of its name, by
which the same submission is known again. Every change is one rename or link, after what it shows has reached the disk.
"""

import errno
import fcntl
import os
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import timedelta
from pathlib import Path
from threading import Lock

from bedside.server.mail_gate.letter import (
    Entry,
    Progress,
    entry_from_text,
    entry_to_text,
    progress_from_text,
    progress_to_text,
)
from bedside.server.sealing.seals import seal, unseal

KNOWN_FOR = timedelta(days=7)
PROGRESS = ".progress"
# A limit of a file's size says the same as a full disk: there is no room.
NO_ROOM = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG})


class SpoolFault(Exception):  # noqa: N818 - a fault is what a person can mend; the word of all rooms
    """The spool cannot be used; says why."""


class NoRoom(SpoolFault):
    """The disk is full."""


class InUse(SpoolFault):
    """Another gate uses this spool."""


class Spool:
    """The spool of one gate; no other process may use it meanwhile."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._coming, self._waiting, self._done = (folder / name for name in ("coming", "waiting", "done"))
        self._one_at_a_time = Lock()
        self._lock: int | None = None

    def open(self) -> None:
        """Take the spool, and clear away what was not finished before.

        Raises:
            InUse: another gate has it.
            SpoolFault: it cannot be written.
        """
        with _told_plainly():
            for folder in (self._folder, self._coming, self._waiting, self._done):
                folder.mkdir(mode=0o700, parents=True, exist_ok=True)
                folder.chmod(0o700)
            self._take()
            for left in (*self._coming.iterdir(), *self._waiting.glob(f"*{PROGRESS}.new")):
                left.unlink()
            for mark in self._done.iterdir():
                self._forget(mark.name)
            _reach_the_disk(self._waiting)
            self.tidy()

    def close(self) -> None:
        """Let another gate have it."""
        if self._lock is not None:
            os.close(self._lock)
            self._lock = None

    def put(self, entry: Entry) -> bool:
        """Keep an entry; it is on the disk when this returns. False: it was there already, or has gone.

        Raises:
            NoRoom: the disk is full.
            SpoolFault: it cannot be written.
            Locked: no key is at hand.
        """
        sealed = seal(entry_to_text(entry), _about(entry.id))
        with _told_plainly():
            coming = self._coming / f"{entry.id}.{time.monotonic_ns()}.{os.getpid()}"
            try:
                _write(coming, sealed)
                with self._one_at_a_time:
                    return self._place(coming, entry.id)
            finally:
                coming.unlink(missing_ok=True)

    def waiting(self) -> list[str]:
        """Return what waits, the oldest first."""
        found = [one for one in self._waiting.iterdir() if not one.name.partition(".")[2]]
        return [one.name for one in sorted(found, key=lambda one: one.stat().st_mtime_ns)]

    def read(self, number: str) -> tuple[Entry, Progress]:
        """Return an entry and how far it has come.

        Raises:
            Locked: no key is at hand.
            Unreadable: it cannot be opened.
            SpoolFault: it cannot be read.
        """
        with _told_plainly():
            entry = entry_from_text(number, unseal((self._waiting / number).read_bytes(), _about(number)))
            file = self._waiting / f"{number}{PROGRESS}"
            progress = progress_from_text(file.read_text("ascii")) if file.exists() else Progress()
        return entry, progress

    def note(self, number: str, progress: Progress) -> None:
        """Keep how far an entry has come.

        Raises:
            SpoolFault: it cannot be written.
        """
        with _told_plainly():
            file = self._waiting / f"{number}{PROGRESS}"
            made = file.with_name(f"{file.name}.new")
            _write(made, progress_to_text(progress).encode("ascii"))
            made.replace(file)
            _reach_the_disk(self._waiting)

    def finish(self, number: str) -> None:
        """Let an entry go; its name stays known for a week.

        Raises:
            SpoolFault: it cannot be written.
        """
        with _told_plainly(), self._one_at_a_time:
            _write(self._done / number, b"")
            _reach_the_disk(self._done)
            self._forget(number)

    def tidy(self) -> None:
        """Forget the names of what went more than a week ago."""
        oldest = time.time() - KNOWN_FOR.total_seconds()
        for mark in self._done.iterdir():
            with suppress(FileNotFoundError):
                if mark.stat().st_mtime < oldest:
                    mark.unlink()

    def _take(self) -> None:
        self._lock = os.open(self._folder / "lock", os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
        try:
            fcntl.flock(self._lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            self.close()
            raise InUse(
                "another gate uses this folder. Stop it, or give each gate a folder of its own."
            ) from None

    def _place(self, coming: Path, number: str) -> bool:
        if (self._done / number).exists():
            return False
        try:
            os.link(coming, self._waiting / number)
        except FileExistsError:
            # It may lie there without having reached the disk, where the machine failed in between.
            _reach_the_disk(self._waiting)
            return False
        _reach_the_disk(self._waiting)
        return True

    def _forget(self, number: str) -> None:
        (self._waiting / number).unlink(missing_ok=True)
        (self._waiting / f"{number}{PROGRESS}").unlink(missing_ok=True)


def _about(number: str) -> str:
    return f"mail-gate/{number}"


def _write(file: Path, content: bytes) -> None:
    """Write a file that has reached the disk, for its owner alone."""
    descriptor = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_TRUNC | os.O_CLOEXEC, 0o600)
    try:
        left = memoryview(content)
        while left:
            left = left[os.write(descriptor, left) :]
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _reach_the_disk(folder: Path) -> None:
    descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


@contextmanager
def _told_plainly() -> Iterator[None]:
    try:
        yield
    except OSError as error:
        if error.errno in NO_ROOM:
            raise NoRoom("the disk is full.") from None
        raise SpoolFault(f"it cannot be used ({error.strerror}).") from None
