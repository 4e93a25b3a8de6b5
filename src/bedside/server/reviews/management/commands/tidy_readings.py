"""`bedside manage tidy_readings`: deletes the drafts at second readers whose time is over."""

from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone

from bedside.server.reviews.ending import tidy


class Command(BaseCommand):
    """Deletes what is over."""

    help = (
        "Delete the drafts at second readers to which nothing has happened for long; let it run each night."
    )

    def handle(self, *args: Any, **options: Any) -> None:
        """Delete them."""
        self.stdout.write(f"{tidy(timezone.now())} drafts at second readers deleted.")
