"""Copies a SQLite file while it is in use, by the database's own way to do so, and copies it back."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from bedside.server.backups.contents import LEFT_OUT
from bedside.server.backups.fault import BackupFault

SECONDS_TO_WAIT = 20
DAMAGED = "The copy of the database is damaged. Look at the disk; keep older backups."


def copy_out(live: Path, copy: Path) -> None:
    """Copy the database as it is at one moment; writers go on meanwhile.

    Raises:
        BackupFault: what was copied is damaged.
    """
    with _opened(live) as source, _opened(copy) as target:
        source.backup(target)
        target.execute("PRAGMA journal_mode=DELETE")
        tables = {name for (name,) in target.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
        for table in LEFT_OUT & tables:
            target.execute(f"DELETE FROM {table}")  # noqa: S608 - a name of our own
        target.commit()
        # What was deleted would still stand in free pages.
        target.execute("VACUUM")
        _look_at(target)


def copy_in(copy: Path, live: Path) -> None:
    """Put a copy in the place of the database, in one transaction: it is the one or the other, never a part.

    Raises:
        BackupFault: the copy is damaged, or something else is writing.
    """
    with _opened(copy) as source, _opened(live) as target:
        _look_at(source)
        try:
            source.backup(target)
        except sqlite3.OperationalError:
            raise BackupFault("The database is in use. Stop Bedside, then restore.") from None


@contextmanager
def _opened(file: Path) -> Iterator[sqlite3.Connection]:
    with closing(sqlite3.connect(file, timeout=SECONDS_TO_WAIT)) as opened:
        yield opened


def _look_at(database: sqlite3.Connection) -> None:
    try:
        (found,) = database.execute("PRAGMA integrity_check(1)").fetchone()
    except sqlite3.DatabaseError:
        raise BackupFault(DAMAGED) from None
    if found != "ok":
        raise BackupFault(DAMAGED)
