"""Patients, as little of each as serves; in the clear stand numbers, units, kinds and dates, and nothing else."""

import secrets
import uuid
from typing import ClassVar

from django.db import models

from bedside.server.people.models import Unit
from bedside.server.sealing.fields import SealedField

# A double holds whole numbers up to here, as the ledger's entries must be read by every reader of JSON.
LARGEST_NUMBER = 2**53 - 1


def random_number() -> int:
    """Return the number by which the ledger calls something; it counts nothing."""
    return 1 + secrets.randbelow(LARGEST_NUMBER)


class FindingKey(models.Model):
    """The one key by which names and addresses are found unopened; itself sealed, so that keys can change."""

    ONLY = uuid.UUID("00000000-0000-4000-8000-000000000001")

    id = models.UUIDField(primary_key=True, default=ONLY, editable=False)
    secret = SealedField()

    def __str__(self) -> str:
        return str(self.id)


class Patient(models.Model):
    """Somebody who is treated in a unit; of one's own server the unit is nobody's."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    number = models.BigIntegerField(unique=True, default=random_number, editable=False)
    unit = models.ForeignKey(Unit, models.PROTECT, null=True, related_name="patients")
    name = SealedField()
    made = models.DateTimeField()
    changed = models.DateTimeField()

    class Meta:
        """The one that changed last stands first."""

        ordering: ClassVar = ["-changed"]

    def __str__(self) -> str:
        return str(self.id)


class Address(models.Model):
    """An e-mail address or a telephone number of a patient."""

    class Kind(models.TextChoices):
        """What it is."""

        EMAIL = "email"
        PHONE = "phone"

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    patient = models.ForeignKey(Patient, models.CASCADE, related_name="addresses")
    kind = models.CharField(max_length=8, choices=Kind.choices)
    value = SealedField()
    # Others of the family read it too.
    is_shared = models.BooleanField(default=False)
    made = models.DateTimeField()

    class Meta:
        """In the order in which they were given."""

        ordering: ClassVar = ["made"]

    def __str__(self) -> str:
        return str(self.id)


class Finder(models.Model):
    """A keyed hash of a word of a name, or of an address, in its unit: it finds a patient and tells nothing."""

    patient = models.ForeignKey(Patient, models.CASCADE, related_name="finders")
    address = models.ForeignKey(Address, models.CASCADE, null=True, related_name="finders")
    hash = models.CharField(max_length=64, db_index=True)

    def __str__(self) -> str:
        return str(self.pk)
