"""`bedside manage tidy`: deletes the kept drafts whose time is over."""

from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone

from bedside.server.kept.keeping import tidy


class Command(BaseCommand):
    """Deletes what is over."""

    help = "Delete the kept drafts whose time is over; let it run each night."

    def handle(self, *args: Any, **options: Any) -> None:
        """Delete them; nobody sees them any more even before."""
        self.stdout.write(f"{tidy(timezone.now())} kept drafts deleted.")
