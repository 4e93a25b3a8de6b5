"""Patients, as little of each as serves; in the clear stand numbers, units, kinds and dates, and nothing else."""

import secrets
import uuid
from typing import ClassVar

from django.conf import settings
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
    # The record into which this one went; its own name and addresses stay as they were, so that it can be undone.
    merged_into = models.ForeignKey("self", models.CASCADE, null=True, related_name="merged")
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


class Visit(models.Model):
    """A day on which a patient was seen; with whom, and nothing of why."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    patient = models.ForeignKey(Patient, models.CASCADE, related_name="visits")
    day = models.DateField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    made = models.DateTimeField()

    class Meta:
        """The newest first; a day with one person is one visit."""

        ordering: ClassVar = ["-day"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["patient", "day", "by"], name="a_visit_is_recorded_once")
        ]

    def __str__(self) -> str:
        return str(self.id)


class Filed(models.Model):
    """An authorization or a consent that is on file; what it says stands in its versions, sealed."""

    class Kind(models.TextChoices):
        """Which of the two records it is."""

        AUTHORIZATION = "authorization"
        CONSENT = "consent"

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    number = models.BigIntegerField(unique=True, default=random_number, editable=False)
    patient = models.ForeignKey(Patient, models.CASCADE, related_name="filed")
    kind = models.CharField(max_length=16, choices=Kind.choices)
    latest = models.PositiveIntegerField()
    # Days without their reason, so that a page can ask for what ends soon.
    ends = models.DateField(null=True, db_index=True)
    ended = models.DateField(null=True)
    made = models.DateTimeField()

    class Meta:
        """The newest first."""

        ordering: ClassVar = ["-made"]

    def __str__(self) -> str:
        return str(self.id)


class FiledVersion(models.Model):
    """What a record said from then on; it never changes."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    filed = models.ForeignKey(Filed, models.CASCADE, related_name="versions")
    number = models.PositiveIntegerField()
    content = SealedField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    made = models.DateTimeField()

    class Meta:
        """The newest first; each number once."""

        ordering: ClassVar = ["-number"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["filed", "number"], name="a_filed_version_has_its_number_alone")
        ]

    def __str__(self) -> str:
        return f"{self.filed_id}: {self.number}"


class Evidence(models.Model):
    """The signed paper or screen, sealed; only of these kinds, whatever its name said."""

    class Kind(models.TextChoices):
        """What its first bytes say that it is."""

        PDF = "application/pdf"
        JPEG = "image/jpeg"
        PNG = "image/png"

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    filed = models.ForeignKey(Filed, models.CASCADE, related_name="evidence")
    kind = models.CharField(max_length=16, choices=Kind.choices)
    content = SealedField()
    made = models.DateTimeField()

    class Meta:
        """In the order in which they came."""

        ordering: ClassVar = ["made"]

    def __str__(self) -> str:
        return str(self.id)


class Reliance(models.Model):
    """Something that went out, or was approved to, and relied on a record; after an ending, a task to take it down."""

    class How(models.TextChoices):
        """How it is known."""

        APPROVED = "approved"
        PUBLISHED = "published"
        BY_HAND = "by-hand"

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    filed = models.ForeignKey(Filed, models.CASCADE, related_name="reliances")
    how = models.CharField(max_length=12, choices=How.choices)
    # Where it stands, and what it is: an address, a place, in words.
    where = SealedField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    made = models.DateTimeField()
    take_down_since = models.DateField(null=True, db_index=True)
    taken_down = models.DateTimeField(null=True)
    taken_down_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    proof = SealedField(null=True)

    class Meta:
        """In the order in which they were noted."""

        ordering: ClassVar = ["made"]

    def __str__(self) -> str:
        return str(self.id)


class Finder(models.Model):
    """A keyed hash of a word of a name, an address or a picture, in its unit: it finds and tells nothing."""

    patient = models.ForeignKey(Patient, models.CASCADE, related_name="finders")
    address = models.ForeignKey(Address, models.CASCADE, null=True, related_name="finders")
    filed = models.ForeignKey(Filed, models.CASCADE, null=True, related_name="finders")
    hash = models.CharField(max_length=64, db_index=True)

    def __str__(self) -> str:
        return str(self.pk)
