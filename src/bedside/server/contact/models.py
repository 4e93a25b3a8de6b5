"""What is kept of contacts: lines for the record, and where a clinician decided otherwise; never a message."""

import uuid
from typing import ClassVar

from django.conf import settings
from django.db import models

from bedside.contact.request import Channel, Direction
from bedside.contact.table import Decision
from bedside.server.authorizations.models import Patient, random_number
from bedside.server.people.models import Unit
from bedside.server.sealing.fields import SealedField


class Reason(models.TextChoices):
    """Why a clinician decided otherwise; the rest stands in their own words, sealed."""

    PATIENT_NEED = "patient-need"
    PATIENT_WISH = "patient-wish"
    NO_OTHER_WAY = "no-other-way"
    MISREAD = "misread"
    LOCAL_RULE = "local-rule"
    OTHER = "other"


class Contact(models.Model):
    """What both kinds of entry have: who made it, in which unit, when, and of which way it tells."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    number = models.BigIntegerField(unique=True, default=random_number, editable=False)
    unit = models.ForeignKey(Unit, models.PROTECT, null=True, related_name="+")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    made = models.DateTimeField(db_index=True)
    channel = models.CharField(max_length=16, choices=[(one, one) for one in Channel])
    direction = models.CharField(max_length=8, choices=[(one, one) for one in Direction])
    decision = models.CharField(max_length=24, choices=[(one, one) for one in Decision])

    class Meta:
        """The newest first."""

        abstract = True
        ordering: ClassVar = ["-made"]

    def __str__(self) -> str:
        return str(self.id)


class Note(Contact):
    """A line for the record that somebody chose to keep."""

    patient = models.ForeignKey(Patient, models.CASCADE, null=True, related_name="contact_notes")
    content = SealedField()


class Override(Contact):
    """A clinician decided otherwise than the gate, and why."""

    overridden_to = models.CharField(max_length=24, choices=[(one, one) for one in Decision])
    reason_code = models.CharField(max_length=16, choices=Reason.choices)
    reason = SealedField()
