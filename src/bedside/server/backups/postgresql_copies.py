"""Copies a PostgreSQL database with PostgreSQL's own programs, and copies it back."""

import os
import shutil
import subprocess
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from django.db import connection, transaction
from psycopg import pq
from psycopg.conninfo import make_conninfo

from bedside.server.backups.contents import LEFT_OUT
from bedside.server.backups.fault import BackupFault

# Where the rows that were there before lie until the others have come.
ASIDE = "before_restore"
COMMON = ("--no-owner", "--no-privileges", "--no-password")


@contextmanager
def one_moment() -> Iterator[str]:
    """See the database as it is at one moment; gives the name by which another connection sees the same."""
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY")
        cursor.execute("SELECT pg_export_snapshot()")
        yield cursor.fetchone()[0]


def copy_out(moment: str, copy: Path) -> None:
    """Copy what is seen at a moment.

    Raises:
        BackupFault: pg_dump is not there, or does not do it.
    """
    without = [f"--exclude-table-data=public.{table}" for table in sorted(LEFT_OUT)]
    _run(
        "pg_dump", ["--format=custom", f"--snapshot={moment}", f"--file={copy}", "--schema=public", *without]
    )


def copy_in(copy: Path, is_right: Callable[[], bool]) -> None:
    """Put a copy in the place of the rows; those stay until the copy stands and is found right.

    Raises:
        BackupFault: it was not done, and everything is as before.
    """
    require("pg_restore")
    take_up_what_was_cut_off()
    _sql(f"ALTER SCHEMA public RENAME TO {ASIDE}", "CREATE SCHEMA public")
    try:
        _run("pg_restore", ["--single-transaction", "--exit-on-error", "--schema=public", str(copy)])
        if not is_right():
            raise BackupFault("Not all rows came back; everything is as before. Name another backup.")
    except BackupFault:
        take_up_what_was_cut_off()
        raise
    _sql(f"DROP SCHEMA {ASIDE} CASCADE")


def take_up_what_was_cut_off() -> None:
    """Put back what lay aside when a restore was cut off."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1 FROM pg_namespace WHERE nspname = %s", [ASIDE])
        if cursor.fetchone() is None:
            return
    _sql("DROP SCHEMA public CASCADE", f"ALTER SCHEMA {ASIDE} RENAME TO public")


def require(program: str) -> str:
    """Return where one of PostgreSQL's programs lies.

    Raises:
        BackupFault: it is not there.
    """
    found = shutil.which(program)
    if found is None:
        raise BackupFault(
            f"{program} was not found. Install PostgreSQL's own programs (Debian: postgresql-client), of the server's "
            "version or a newer one, and see that they are on the PATH."
        )
    return found


def _run(program: str, words: Sequence[str]) -> None:
    told = subprocess.run(  # noqa: S603 - a program of PostgreSQL, with words of our own
        [require(program), *COMMON, f"--dbname={_where()}", *words],
        env={**os.environ, "PGPASSWORD": connection.settings_dict["PASSWORD"], "LC_ALL": "C"},
        capture_output=True,
        text=True,
        check=False,
    )
    if told.returncode == 0:
        return
    if "server version mismatch" in told.stderr or "unsupported version" in told.stderr:
        version = connection.cursor().connection.info.server_version // 10_000
        raise BackupFault(
            f"{program} is older than the server. Install the programs of PostgreSQL {version}."
        )
    # What it says may repeat a row.
    raise BackupFault(
        f"{program} ended with {told.returncode}. Look at the rights: the user of DATABASE_URL must own the database."
    )


def _where() -> str:
    """The database's address, without the password: other people on the machine see a program's words."""
    known = {option.keyword.decode() for option in pq.Conninfo.get_defaults()}
    given = connection.get_connection_params()
    return make_conninfo(**{name: given[name] for name in given if name in known - {"password"}})


def _sql(*statements: str) -> None:
    with transaction.atomic(), connection.cursor() as cursor:
        for statement in statements:
            cursor.execute(statement)
