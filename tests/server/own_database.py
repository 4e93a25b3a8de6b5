"""A database of a test's own, which other processes reach too: a file, or one on the PostgreSQL that is named."""

import os
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit

import psycopg
from psycopg import sql

from tests.server.institution_settings import DATABASE

HOST = "bedside.hospital.example"
KEY = "a key of this test alone, which signs nothing of value 0123456789"


@contextmanager
def own_database(folder: Path) -> Iterator[str]:
    """Make an empty database and take it away again; gives its address."""
    if not DATABASE.startswith("postgresql"):
        yield f"sqlite:///{folder}/{uuid.uuid4().hex}.sqlite3"
        return
    name = f"own_{uuid.uuid4().hex}"
    with psycopg.connect(DATABASE, autocommit=True) as server:
        server.execute(sql.SQL("CREATE DATABASE {}").format(sql.Identifier(name)))
    parts = urlsplit(DATABASE)
    yield urlunsplit(parts._replace(path=f"/{name}"))
    with psycopg.connect(DATABASE, autocommit=True) as server:
        server.execute(sql.SQL("DROP DATABASE {} WITH (FORCE)").format(sql.Identifier(name)))


def environment(database: str, folder: Path) -> dict[str, str]:
    """The environment of an institution's server on a database."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("BEDSIDE_", "DJANGO_"))}
    return kept | {
        "BEDSIDE_MODE": "institution",
        "BEDSIDE_DATA": str(folder / "data"),
        "DATABASE_URL": database,
        "BEDSIDE_SECRET_KEY": KEY,
        "BEDSIDE_HOSTS": HOST,
        "BEDSIDE_BEHIND_PROXY": "yes",
    }
