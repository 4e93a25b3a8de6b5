"""What one person's own server notes of its key: where it is and which, never the key."""

import uuid

from django.db import models


class OwnKey(models.Model):
    """The one row of one person's own server."""

    class Where(models.TextChoices):
        """Where the key is."""

        KEYRING = "keyring"
        PASSPHRASE = "passphrase"

    ONLY = 1

    id = models.PositiveSmallIntegerField(primary_key=True, default=ONLY)
    where = models.CharField(max_length=12, choices=Where.choices)
    # Under this name the system's keyring keeps the key, wherever the folder of the data is moved.
    name = models.UUIDField(default=uuid.uuid4)
    # Of a passphrase: what makes the same of it again, and the keys under it.
    salt = models.BinaryField(null=True)
    wrapped = models.BinaryField(null=True)
    # Before a passphrase could be changed, the key was made of it: how to know that it was the right one.
    key_id = models.BinaryField(null=True)

    def __str__(self) -> str:
        return self.where
