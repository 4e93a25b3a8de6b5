"""The file of a backup: a tar with the manifest and the database, readable by its owner alone."""

import hashlib
import os
import tarfile
from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import IO

from bedside.server.backups.fault import BackupFault
from bedside.server.backups.manifest import NOT_OURS, Manifest, read, written

MANIFEST, DATABASE = "manifest.json", "database"
OWNER_ONLY = 0o600
LARGEST_MANIFEST = 1_000_000
BLOCK = 1 << 20


def hash_of(file: Path) -> str:
    """Return the SHA-256 of a file."""
    with file.open("rb") as opened:
        return hashlib.file_digest(opened, "sha256").hexdigest()


@contextmanager
def folder_beside(file: Path) -> Iterator[Path]:
    """A folder beside a file, on the same disk, that nobody else can read and that is gone afterwards.

    Raises:
        BackupFault: there can be none.
    """
    try:
        with TemporaryDirectory(prefix=".bedside-", dir=file.absolute().parent) as folder:
            yield Path(folder)
    except OSError as error:
        raise BackupFault(f"FILE: its folder cannot be used ({error.strerror}). Name another one.") from None


def pack(manifest: Manifest, database: Path, file: Path) -> None:
    """Write the archive; the file has its name only once it is whole.

    Raises:
        BackupFault: the file is there already, or cannot be made.
    """
    part = database.with_name("archive")
    try:
        with part.open("xb") as opened, tarfile.open(fileobj=opened, mode="w") as archive:
            text = written(manifest)
            _add(archive, MANIFEST, BytesIO(text), len(text))
            with database.open("rb") as rows:
                _add(archive, DATABASE, rows, database.stat().st_size)
        part.chmod(OWNER_ONLY)
        _flush(part)
        # Fails where the name is taken, as a rename would not.
        os.link(part, file)
    except OSError as error:
        raise BackupFault(f"FILE: it cannot be made ({error.strerror}). Name a new file.") from None


def _add(archive: tarfile.TarFile, name: str, words: IO[bytes], size: int) -> None:
    entry = tarfile.TarInfo(name)
    entry.size, entry.mode = size, OWNER_ONLY
    archive.addfile(entry, words)


def _flush(file: Path) -> None:
    descriptor = os.open(file, os.O_RDONLY)
    os.fsync(descriptor)
    os.close(descriptor)


def unpack(file: Path, database: Path) -> Manifest:
    """Take the database out of an archive; nothing in the archive chooses where it goes.

    Raises:
        BackupFault: it is no backup, or not as it was made.
    """
    try:
        with tarfile.open(file, mode="r:") as archive:
            manifest = read(_read(archive, MANIFEST, LARGEST_MANIFEST))
            _extract(archive, database)
    except OSError as error:
        raise BackupFault(
            f"FILE: it cannot be read ({error.strerror}). Look at its path and rights."
        ) from None
    except (tarfile.TarError, KeyError):
        raise BackupFault(NOT_OURS) from None
    if hash_of(database) != manifest.sha256:
        raise BackupFault("FILE: it was changed or damaged since it was made. Name another one.")
    return manifest


def _read(archive: tarfile.TarFile, name: str, most: int) -> bytes:
    member = archive.extractfile(name)
    if member is None:
        raise BackupFault(NOT_OURS)
    return member.read(most)


def _extract(archive: tarfile.TarFile, database: Path) -> None:
    member = archive.extractfile(DATABASE)
    if member is None:
        raise BackupFault(NOT_OURS)
    with database.open("xb") as opened:
        while block := member.read(BLOCK):
            opened.write(block)
