"""The ledger's tables: entries, and the places up to which older ones were removed. Neither is ever changed."""

from datetime import UTC, datetime
from typing import ClassVar

from django.db import models

from bedside.server.ledger.chain import Head, Link

# Of one width and in UTC, so that the order of the letters is the order of time.
MOMENT = "%Y-%m-%dT%H:%M:%S.%fZ"


def written(moment: datetime) -> str:
    """Return a moment as the ledger writes it."""
    return moment.astimezone(UTC).strftime(MOMENT)


def read(moment: str) -> datetime:
    """Return the moment that the ledger wrote."""
    return datetime.strptime(moment, MOMENT).replace(tzinfo=UTC)


class Entry(models.Model):
    """One act. Every column is kept exactly as its hash was made of it, so times and facts are text."""

    number = models.BigIntegerField(primary_key=True)
    when = models.CharField(max_length=27, db_index=True)
    who = models.CharField(max_length=64)
    act = models.CharField(max_length=64, db_index=True)
    on = models.CharField(max_length=64)
    facts = models.TextField()
    previous = models.CharField(max_length=64)
    hash = models.CharField(max_length=64, unique=True)

    class Meta:
        """In the order of the chain."""

        ordering: ClassVar = ["number"]

    def __str__(self) -> str:
        return f"{self.number}: {self.act}"

    @property
    def link(self) -> Link:
        """The entry as a part of the chain."""
        return Link(self.number, self.when, self.who, self.act, self.on, self.facts, self.previous, self.hash)


class Checkpoint(models.Model):
    """Entries up to this number were removed; the chain goes on from its hash. An entry tells of the removal."""

    through = models.BigIntegerField(primary_key=True)
    hash = models.CharField(max_length=64)

    class Meta:
        """In the order of the chain."""

        ordering: ClassVar = ["through"]

    def __str__(self) -> str:
        return f"through {self.through}"

    @property
    def head(self) -> Head:
        """What the first kept entry holds on to."""
        return Head(self.through, self.hash)
