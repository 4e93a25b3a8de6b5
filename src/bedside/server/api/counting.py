"""Counts how often somebody asks within a minute: in the process, or in a table that several processes share."""

from functools import cache
from threading import Lock
from typing import Protocol

from django.conf import settings
from django.db import connection, transaction
from django.utils.crypto import salted_hmac

from bedside.server.api.models import RequestCount

# One statement, so that no two processes count the same; SQLite and PostgreSQL both know it.
_ADD = (
    f"INSERT INTO {RequestCount._meta.db_table} (key, number, until) VALUES (%s, 1, %s) "  # noqa: S608 - our own name
    f"ON CONFLICT (key) DO UPDATE SET number = {RequestCount._meta.db_table}.number + 1 RETURNING number"
)


class Counts(Protocol):
    """Where counts are held."""

    def add(self, key: str, until: int, now: int) -> int:
        """Count one more under a key that is good until then, and return how many there are."""


class InProcess:
    """The counts of the one process of one person's server, which need not be written down."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._counts: dict[str, tuple[int, int]] = {}

    def add(self, key: str, until: int, now: int) -> int:
        """Count one more, and forget what is over."""
        with self._lock:
            number = self._counts.get(key, (0, until))[0] + 1
            if number == 1:
                self._counts = {name: kept for name, kept in self._counts.items() if kept[1] > now}
            self._counts[key] = (number, until)
            return number


class InTable:
    """The counts of an institution's processes."""

    def add(self, key: str, until: int, now: int) -> int:
        """Count one more, and take away what is over whenever a new minute begins for somebody."""
        with transaction.atomic():
            with connection.cursor() as cursor:
                cursor.execute(_ADD, (key, until))
                number: int = cursor.fetchone()[0]
            if number == 1:
                RequestCount.objects.filter(until__lte=now).delete()
        return number


@cache
def counts() -> Counts:
    """Return where this server counts."""
    return InProcess() if settings.CONFIGURATION.is_alone else InTable()


def key_of(what: str, who: str, until: int) -> str:
    """Return a key from which nobody can tell who it was, and that is another in the next minute."""
    return salted_hmac("bedside.api.count", f"{what}\n{who}\n{until}", algorithm="sha256").hexdigest()
