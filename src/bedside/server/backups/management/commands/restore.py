"""`bedside manage restore FILE`: brings the database back from a backup."""

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from bedside.server.backups.fault import BackupFault
from bedside.server.backups.keeping import restore


class Command(BaseCommand):
    """Restores a backup."""

    help = "Bring the database back from FILE, into an empty one. Stop the server and the worker first."
    # The tables may be of another edition; that is what it is for.
    requires_migrations_checks = False

    def add_arguments(self, parser: CommandParser) -> None:
        """Take the file, and whether what is there may go."""
        parser.add_argument("file", type=Path, metavar="FILE")
        parser.add_argument(
            "--replace", action="store_true", help="let go of everything that is in the database now"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        """Restore, and say what came back and what is to be looked at."""
        try:
            came = restore(options["file"], timezone.now(), replaces=options["replace"])
        except BackupFault as fault:
            raise CommandError(str(fault)) from None
        self.stdout.write(
            f"Restored: {sum(came.manifest.rows.values())} rows of {came.manifest.made}. Everybody signs in anew."
        )
        if came.jobs_set_aside:
            self.stdout.write(
                f"{came.jobs_set_aside} jobs were set aside, since they may have been done after the backup: "
                "bedside manage jobs"
            )
        if not came.is_ledger_whole:
            raise CommandError("The ledger is not whole: bedside manage verify_ledger")
