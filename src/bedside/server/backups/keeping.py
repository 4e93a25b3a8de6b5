"""Makes a backup, and brings one back: the two services that the commands call."""

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from django.core.management import call_command
from django.db import connection, transaction

from bedside import __version__
from bedside.server.backups import archive, contents, postgresql_copies, sqlite_copies
from bedside.server.backups.fault import BackupFault
from bedside.server.backups.manifest import Manifest
from bedside.server.jobs.leasing import set_aside_unfinished
from bedside.server.ledger.acts import BackupRestored, DataExported
from bedside.server.ledger.chain import BEGINNING, Head
from bedside.server.ledger.recording import head, record
from bedside.server.ledger.values import Exported, Machine, Whole
from bedside.server.ledger.verifying import verify


@dataclass(frozen=True, slots=True)
class Restored:
    """What came back."""

    manifest: Manifest
    jobs_set_aside: int
    is_ledger_whole: bool


def back_up(file: Path, now: datetime) -> Manifest:
    """Note the backup in the ledger, and write everything into a new file.

    Raises:
        BackupFault: it was not written.
    """
    if file.exists():
        raise BackupFault("FILE: it is there already. Name a new file.")
    if connection.vendor == "postgresql":
        postgresql_copies.require("pg_dump")
    with archive.folder_beside(file) as folder:
        with transaction.atomic():
            record(DataExported(Whole.INSTITUTION, Exported.BACKUP), Machine.HOST, now)
        copy = folder / "copy"
        rows, last = _copied(copy)
        manifest = Manifest(
            bedside=__version__,
            made=now.isoformat(timespec="seconds"),
            vendor=connection.vendor,
            database_version=_database_version(),
            migrations=contents.applied_migrations(),
            rows=rows,
            ledger_number=last.number,
            ledger_hash=last.hash,
            sha256=archive.hash_of(copy),
        )
        archive.pack(manifest, copy, file)
        return manifest


def restore(file: Path, now: datetime, *, replaces: bool) -> Restored:
    """Bring a backup back; then change its tables to this edition, set unfinished jobs aside and note it in the ledger.

    Raises:
        BackupFault: it was not done, and everything is as before.
    """
    with archive.folder_beside(file) as folder:
        copy = folder / "copy"
        manifest = archive.unpack(file, copy)
        _require_fit(manifest, replaces=replaces)
        _put_in(copy, manifest)
    call_command("migrate", interactive=False, verbosity=0)
    is_whole = not verify(_kept(manifest))
    with transaction.atomic():
        aside = set_aside_unfinished()
        record(BackupRestored(Whole.INSTITUTION), Machine.HOST, now)
    return Restored(manifest, aside, is_whole)


def _copied(copy: Path) -> tuple[dict[str, int], Head]:
    """Copy the database; return how many rows it had at that moment, and the head of the ledger."""
    if connection.vendor == "postgresql":
        with postgresql_copies.one_moment() as moment:
            postgresql_copies.copy_out(moment, copy)
            return contents.row_counts(), head()
    # Counted while nobody else writes; the copy reads beside it.
    with transaction.atomic():
        sqlite_copies.copy_out(_live_file(), copy)
        return contents.row_counts(), head()


def _require_fit(manifest: Manifest, *, replaces: bool) -> None:
    if manifest.vendor != connection.vendor:
        raise BackupFault(
            f"FILE: it is of {manifest.vendor}, and this database is {connection.vendor}. Set the other one up."
        )
    if contents.unknown_migrations(manifest.migrations):
        raise BackupFault(
            f"FILE: it comes from a newer Bedside ({manifest.bedside}). Install that version, then restore."
        )
    if not replaces and not contents.is_empty():
        raise BackupFault(
            "The database is not empty. Restore into an empty one; or, where all that is in it may go, say --replace."
        )


def _put_in(copy: Path, manifest: Manifest) -> None:
    def is_right() -> bool:
        return contents.row_counts() == manifest.rows

    if connection.vendor == "postgresql":
        postgresql_copies.copy_in(copy, is_right)
        return
    live = _live_file()
    connection.close()
    sqlite_copies.copy_in(copy, live)
    if not is_right():
        raise BackupFault("Not all rows came back. Restore again, or from another backup.")


def _kept(manifest: Manifest) -> tuple[Head, ...]:
    last = Head(manifest.ledger_number, manifest.ledger_hash)
    return () if last == BEGINNING else (last,)


def _live_file() -> Path:
    return Path(str(connection.settings_dict["NAME"]))


def _database_version() -> str:
    return ".".join(map(str, connection.get_database_version()))
