"""The choices of guidance: one row each, with its own pack as text; rows are added and never rewritten."""

import hashlib
import json
from typing import ClassVar

from django.db import models

from bedside.server.people.models import Person


class Choice(models.Model):
    """Which guidance the institution goes by from a day on."""

    packs = models.JSONField()
    own_pack = models.TextField(blank=True)
    digest = models.CharField(max_length=64)
    since = models.DateField()
    chosen = models.DateTimeField()
    chosen_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    returns_to = models.ForeignKey("self", models.PROTECT, null=True, related_name="+")
    withdrawn = models.DateTimeField(null=True)
    withdrawn_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")

    class Meta:
        """The newest first, as the history shows them; whoever checks asks for the latest day."""

        ordering: ClassVar = ["-pk"]
        indexes: ClassVar = [models.Index(fields=["-since", "-id"], name="policies_latest_day")]

    def __str__(self) -> str:
        return f"{self.pk}, since {self.since}"


def digest_of(packs: list[str], own_pack: str) -> str:
    """Return a SHA-256 by which two choices of the same guidance are known."""
    return hashlib.sha256(json.dumps([sorted(packs), own_pack]).encode()).hexdigest()
