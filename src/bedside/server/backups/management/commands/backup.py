"""`bedside manage backup FILE`: writes the whole database into one file."""

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from bedside.server.backups.fault import BackupFault
from bedside.server.backups.keeping import back_up

KEYS = (
    "The keys are not in it. Without the sealing keys nothing that is encrypted can be read again: keep them too, and "
    "apart from the backups."
)


class Command(BaseCommand):
    """Writes a backup."""

    help = "Write the whole database into a new FILE, with its hash; the server may go on. The keys are never in it."

    def add_arguments(self, parser: CommandParser) -> None:
        """Take the file."""
        parser.add_argument("file", type=Path, metavar="FILE")

    def handle(self, *args: Any, **options: Any) -> None:
        """Write it, and say what is in it and what is not."""
        try:
            manifest = back_up(options["file"], timezone.now())
        except BackupFault as fault:
            raise CommandError(str(fault)) from None
        rows = sum(manifest.rows.values())
        self.stdout.write(f"{options['file']}: {rows} rows of {len(manifest.rows)} tables. {KEYS}")
