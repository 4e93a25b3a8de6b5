"""Sent drafts, their versions, who reads them, and what readers say; every word of them is sealed."""

import secrets
import uuid
from typing import ClassVar

from django.conf import settings
from django.db import models

from bedside.server.reviews.reading import Answered, Came, State
from bedside.server.sealing.fields import SealedField

# A double holds whole numbers up to here, as the ledger's entries must be read by every reader of JSON.
LARGEST_NUMBER = 2**53 - 1


def random_number() -> int:
    """Return the number by which the ledger calls a reader's answers; it counts nothing."""
    return 1 + secrets.randbelow(LARGEST_NUMBER)


class SentDraft(models.Model):
    """A draft that its author sent to second readers; its words stand in its versions."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    author = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="sent_drafts")
    state = models.CharField(max_length=12, choices=[(one, one) for one in State], default=State.OPEN)
    made = models.DateTimeField()
    # The last time that anything happened to it; so many days later it is deleted.
    touched = models.DateTimeField(db_index=True)

    class Meta:
        """The one that changed last stands first."""

        ordering: ClassVar = ["-touched"]

    def __str__(self) -> str:
        return str(self.id)


class SentVersion(models.Model):
    """A sent draft as its author left it; it never changes."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    sent = models.ForeignKey(SentDraft, models.CASCADE, related_name="versions")
    number = models.PositiveIntegerField()
    made = models.DateTimeField()
    content = SealedField()

    class Meta:
        """In their order; each number once."""

        ordering: ClassVar = ["number"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["sent", "number"], name="a_sent_version_has_its_number_alone")
        ]

    def __str__(self) -> str:
        return f"{self.sent_id}: {self.number}"


class Asked(models.Model):
    """Somebody who was asked to read: a colleague, or whoever outside has a link and its code."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    number = models.BigIntegerField(unique=True, default=random_number, editable=False)
    sent = models.ForeignKey(SentDraft, models.CASCADE, related_name="asked")
    reader = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, null=True, related_name="asked_to_read"
    )
    made = models.DateTimeField()
    withdrawn = models.DateTimeField(null=True)
    reminded = models.DateTimeField(null=True)
    # Of somebody outside: what the author calls them, the link and its code as hashes, and until when it works.
    name = SealedField(null=True)
    secret_hash = models.CharField(max_length=64, unique=True, null=True)
    code_hash = models.CharField(max_length=64, blank=True)
    wrong_codes = models.PositiveSmallIntegerField(default=0)
    until = models.DateTimeField(null=True)

    class Meta:
        """In the order in which they were asked; nobody twice."""

        ordering: ClassVar = ["made"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["sent", "reader"], name="a_reader_is_asked_once")
        ]

    def __str__(self) -> str:
        return str(self.id)

    @property
    def is_outside(self) -> bool:
        """Whether it is somebody outside."""
        return self.reader_id is None


class ShownOutside(models.Model):
    """What somebody outside sees of a version, as its author saw and allowed it."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    asked = models.ForeignKey(Asked, models.CASCADE, related_name="shown")
    version = models.ForeignKey(SentVersion, models.CASCADE, related_name="shown")
    made = models.DateTimeField()
    content = SealedField()

    class Meta:
        """A version is shown in one form."""

        ordering: ClassVar = ["version__number"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["asked", "version"], name="a_version_is_shown_in_one_form")
        ]

    def __str__(self) -> str:
        return str(self.id)


class MailWish(models.Model):
    """Whether somebody wants mails about drafts; whoever has said nothing gets them."""

    person = models.OneToOneField(
        settings.AUTH_USER_MODEL, models.CASCADE, primary_key=True, related_name="mail_wish"
    )
    is_wanted = models.BooleanField()

    def __str__(self) -> str:
        return f"{self.person_id}: {'yes' if self.is_wanted else 'no'}"


class Remark(models.Model):
    """What a reader says of a passage or of the whole, perhaps with another wording."""

    class Standing(models.TextChoices):
        """What the author did with it."""

        OPEN = "open"
        ACCEPTED = "accepted"
        SET_ASIDE = "set-aside"

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    asked = models.ForeignKey(Asked, models.CASCADE, related_name="remarks")
    version = models.ForeignKey(SentVersion, models.CASCADE, related_name="remarks")
    standing = models.CharField(max_length=12, choices=Standing.choices, default=Standing.OPEN)
    made = models.DateTimeField()
    content = SealedField()

    class Meta:
        """In the order in which they were made."""

        ordering: ClassVar = ["made"]

    def __str__(self) -> str:
        return str(self.id)


class Answer(models.Model):
    """What a reader answers to a version; the text that it belongs to stands in it as a sealed SHA-256."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    asked = models.ForeignKey(Asked, models.CASCADE, related_name="answers")
    number = models.PositiveIntegerField()
    answered = models.CharField(max_length=16, choices=[(one, one) for one in Answered])
    came = models.CharField(max_length=20, choices=[(one, one) for one in Came])
    taken_back = models.DateTimeField(null=True)
    made = models.DateTimeField()
    content = SealedField()

    class Meta:
        """In the order in which they were given."""

        ordering: ClassVar = ["made"]

    def __str__(self) -> str:
        return str(self.id)
