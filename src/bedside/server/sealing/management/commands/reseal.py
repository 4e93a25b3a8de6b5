"""`bedside manage reseal`: seals everything that is kept anew with the newest key."""

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.db import transaction
from django.utils import timezone

from bedside.server.ledger.acts import KeyRotated
from bedside.server.ledger.recording import record
from bedside.server.ledger.values import Machine, Whole
from bedside.server.sealing.faults import Locked
from bedside.server.sealing.keys_at_hand import keys
from bedside.server.sealing.resealing import Resealed, reseal, sealed_fields


class Command(BaseCommand):
    """Seals anew."""

    help = "Seal everything that is kept anew with the newest key. It can be stopped and begun again."

    def handle(self, *args: Any, **options: Any) -> None:
        """Go through every table that keeps sealed words, and say what was done."""
        total = Resealed()
        try:
            keys()
            for model, names in sealed_fields().items():
                done = sum(reseal(model, names), Resealed())
                self.stdout.write(f"{model._meta.db_table}: {done.anew} sealed anew.")
                total += done
        except Locked:
            raise CommandError(
                "No key is at hand. An institution names a file in BEDSIDE_SEALING_KEYS_FILE; alone, the key must be "
                "in the keyring of this system."
            ) from None
        self.stdout.write(f"{total.anew} sealed anew, {total.newest_already} had the newest key already.")
        if total.anew and not settings.CONFIGURATION.is_alone:
            with transaction.atomic():
                record(KeyRotated(Whole.INSTITUTION), Machine.HOST, timezone.now())
        if total.unreadable:
            raise CommandError(
                f"{total.unreadable} could not be opened: their key is not at hand. Keep the older keys; put the one "
                "that is missing back, then run this again."
            )
        self.stdout.write("The older keys open nothing any more, except in backups made before now.")
