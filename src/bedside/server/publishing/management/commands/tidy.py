"""`bedside manage tidy`: deletes the kept drafts whose time is over, and old records of what was published."""

from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone

from bedside.server.kept import keeping
from bedside.server.publishing import publishing


class Command(BaseCommand):
    """Deletes what is over."""

    help = "Delete kept drafts whose time is over, and records of publishing older than 30 days; let it run each night."

    def handle(self, *args: Any, **options: Any) -> None:
        """Delete them; nobody sees an overdue draft even before."""
        now = timezone.now()
        self.stdout.write(
            f"{keeping.tidy(now)} kept drafts deleted, {publishing.tidy(now)} records of publishing."
        )
