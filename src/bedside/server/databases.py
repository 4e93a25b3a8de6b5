"""The database's settings, for the file of one person and for an institution's server."""

from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

SECONDS_FOR_A_LOCK = 20
# WAL: readers never wait for a writer. IMMEDIATE: two writers queue at the start instead of failing at the end.
SQLITE_OPTIONS = {
    "transaction_mode": "IMMEDIATE",
    "timeout": SECONDS_FOR_A_LOCK,
    "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON;",
}

# Whoever waits for a lock is told after the same time as on SQLite, instead of waiting for ever.
POSTGRESQL_OPTIONS = {"options": f"-c lock_timeout={SECONDS_FOR_A_LOCK}s"}


def sqlite(file: Path) -> dict[str, Any]:
    """Return Django's settings for a SQLite file."""
    return {"ENGINE": "django.db.backends.sqlite3", "NAME": str(file), "OPTIONS": SQLITE_OPTIONS}


def database(url: str | None, data_folder: Path) -> dict[str, Any]:
    """Return Django's settings for the database at an address; without one, for the file of one person."""
    if url is None:
        return sqlite(data_folder / "bedside.sqlite3")
    parts = urlsplit(url)
    if parts.scheme == "sqlite":
        return sqlite(Path(unquote(parts.path)))
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": unquote(parts.path.lstrip("/")),
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": unquote(parts.hostname or ""),
        "PORT": str(parts.port or ""),
        "OPTIONS": POSTGRESQL_OPTIONS
        | dict(pair.partition("=")[::2] for pair in parts.query.split("&") if pair),
        "CONN_MAX_AGE": 60,
        "CONN_HEALTH_CHECKS": True,
    }
