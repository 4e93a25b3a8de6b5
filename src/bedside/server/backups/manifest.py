"""What lies beside the rows in a backup: of which edition they are, how many, and the hash of them all."""

import json
from dataclasses import asdict, dataclass
from typing import Any

from bedside.server.backups.fault import BackupFault

FORMAT = 1
NOT_OURS = "FILE: it is no backup of Bedside, or it was cut off. Name another one."


@dataclass(frozen=True, slots=True)
class Manifest:
    """What a backup says of itself; the keys are not in it, nor anything that a person wrote."""

    bedside: str
    made: str
    vendor: str
    database_version: str
    migrations: dict[str, list[str]]
    rows: dict[str, int]
    ledger_number: int
    ledger_hash: str
    sha256: str
    format: int = FORMAT


def written(manifest: Manifest) -> bytes:
    """Return it as JSON."""
    return json.dumps(asdict(manifest), indent=2, sort_keys=True).encode("ascii")


def read(text: bytes) -> Manifest:
    """Read it.

    Raises:
        BackupFault: it is none, or one of a format that came later.
    """
    try:
        told: dict[str, Any] = json.loads(text)
        manifest = Manifest(**told)
    except (ValueError, TypeError):
        raise BackupFault(NOT_OURS) from None
    if manifest.format != FORMAT:
        raise BackupFault("FILE: a newer Bedside wrote it. Install that version, then restore.")
    return manifest
