"""Own interests; in the clear stand only the person and the date."""

import uuid
from typing import ClassVar

from django.conf import settings
from django.db import models

from bedside.server.sealing.fields import SealedField


class OwnInterest(models.Model):
    """One tie of a person to the maker of a product."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="own_interests")
    made = models.DateTimeField()
    content = SealedField()

    class Meta:
        """In the order in which they were written down."""

        ordering: ClassVar = ["made"]

    def __str__(self) -> str:
        return str(self.id)
