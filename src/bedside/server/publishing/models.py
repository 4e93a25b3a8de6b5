"""Connected accounts, and what was sent to them; in the clear stand only the person, dates and how it went."""

import uuid
from typing import ClassVar

from django.conf import settings
from django.db import models

from bedside.server.sealing.fields import SealedField


class State(models.TextChoices):
    """How a publication went. What is unknown is never sent again by itself."""

    SENDING = "sending"
    SENT = "sent"
    FAILED = "failed"
    UNKNOWN = "unknown"


class Connection(models.Model):
    """An account that its owner connected."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="connections")
    made = models.DateTimeField()
    account = SealedField()

    class Meta:
        """The oldest first."""

        ordering: ClassVar = ["made"]

    def __str__(self) -> str:
        return str(self.id)


class Publication(models.Model):
    """One press of Publish. Its id is also what makes the platform take the text once only."""

    id = models.UUIDField(primary_key=True, editable=False)
    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="publications")
    connection = models.ForeignKey(Connection, models.SET_NULL, null=True, related_name="publications")
    made = models.DateTimeField(db_index=True)
    state = models.CharField(max_length=8, choices=State.choices)
    told = SealedField()

    class Meta:
        """The newest first."""

        ordering: ClassVar = ["-made"]

    def __str__(self) -> str:
        return str(self.id)
