"""Kept drafts and their versions; in the clear stand only the author, dates and numbers."""

import uuid
from typing import ClassVar

from django.conf import settings
from django.db import models

from bedside.server.sealing.fields import SealedField

USUAL_DAYS = 30
MOST_DAYS = 365


class KeptDraft(models.Model):
    """A draft that its author keeps."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    author = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="kept_drafts")
    # The number of the newest version; whoever keeps says which one they saw.
    latest = models.PositiveIntegerField()
    made = models.DateTimeField()
    changed = models.DateTimeField()
    days = models.PositiveSmallIntegerField(default=USUAL_DAYS)
    delete_on = models.DateTimeField(db_index=True)
    pause = SealedField(null=True)

    class Meta:
        """The newest first."""

        ordering: ClassVar = ["-changed"]

    def __str__(self) -> str:
        return str(self.id)


class KeptVersion(models.Model):
    """What a draft was when its author pressed Keep."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    draft = models.ForeignKey(KeptDraft, models.CASCADE, related_name="versions")
    number = models.PositiveIntegerField()
    made = models.DateTimeField()
    content = SealedField()

    class Meta:
        """The newest first; each number once."""

        ordering: ClassVar = ["-number"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["draft", "number"], name="a_version_has_its_number_alone")
        ]

    def __str__(self) -> str:
        return f"{self.draft_id}: {self.number}"
