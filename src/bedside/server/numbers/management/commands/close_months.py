"""`bedside manage close_months`: publish the numbers of months that are over, and delete what they were made of."""

from django.core.management.base import BaseCommand
from django.utils import timezone

from bedside.server.numbers.closing import close_months


class Command(BaseCommand):
    """Closes months; whoever runs it twice changes nothing."""

    help = "Publishes the numbers of months that are over, once, and deletes what they were made of."

    def handle(self, *words: object, **options: object) -> None:
        """Close them and say how many."""
        self.stdout.write(f"{close_months(timezone.now())} closed.")
