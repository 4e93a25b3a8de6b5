"""`bedside manage seal_ledger`: removes what is older than the retention time."""

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from bedside.server.ledger.kept_heads import written
from bedside.server.ledger.models import Entry
from bedside.server.ledger.recording import LedgerFault
from bedside.server.ledger.sealing import last_to_remove, seal
from bedside.server.ledger.values import Machine


class Command(BaseCommand):
    """Seals and removes what is old."""

    help = (
        "Remove entries older than BEDSIDE_LEDGER_YEARS; the chain verifies from there on. Export them first."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        """Take whether to look only."""
        parser.add_argument(
            "--dry-run", action="store_true", help="say what would be removed, and remove nothing"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        """Remove, and say from where the chain goes on."""
        years, now = settings.CONFIGURATION.ledger_years, timezone.now()
        if options["dry_run"]:
            last = last_to_remove(now, years)
            rows = Entry.objects.filter(number__lte=last.number).count() if last else 0
            self.stdout.write(f"{rows} entries are older than {years} years.")
            return
        try:
            sealed = seal(Machine.HOST, now, years)
        except LedgerFault as fault:
            raise CommandError(str(fault)) from None
        if sealed is None:
            self.stdout.write(f"Nothing is older than {years} years.")
            return
        self.stdout.write(f"Removed up to entry {sealed.number}. The chain goes on from {written(sealed)}.")
