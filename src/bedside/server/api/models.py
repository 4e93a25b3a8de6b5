"""Tokens of programs, kept as hashes, and how often somebody has asked within a minute."""

from datetime import datetime
from typing import ClassVar

from django.db import models

from bedside.server.people.models import Person


class ApiToken(models.Model):
    """What a person has given a program, so that it may ask on their behalf; the token itself is not kept."""

    person = models.ForeignKey(Person, models.CASCADE, related_name="api_tokens")
    name = models.CharField(max_length=60)
    secret_hash = models.CharField(max_length=64, unique=True)
    scopes = models.JSONField()
    made = models.DateTimeField(auto_now_add=True)
    until = models.DateTimeField()
    withdrawn = models.DateTimeField(null=True)
    # Whether the ledger has been told that its time is over; so each is told once.
    has_run_out = models.BooleanField(default=False)
    # A day, and no time: what somebody checks, and when, is nobody's business.
    last_used = models.DateField(null=True)

    class Meta:
        """The newest first."""

        ordering: ClassVar = ["-made", "-pk"]

    def __str__(self) -> str:
        return self.name

    def is_good(self, now: datetime) -> bool:
        """Whether it still opens anything."""
        return self.withdrawn is None and now < self.until


class RequestCount(models.Model):
    """How often somebody has asked within one minute; whose count it is cannot be told from the row."""

    key = models.CharField(max_length=64, primary_key=True)
    number = models.PositiveIntegerField()
    until = models.BigIntegerField(db_index=True)

    def __str__(self) -> str:
        return str(self.number)
