"""`bedside manage remind_readers`: tells second readers that a draft waits for them."""

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from bedside.server.reviews.reminding import remind_readers


class Command(BaseCommand):
    """Reminds readers."""

    help = "Mail each second reader for whom a draft has waited for long; the mail names nobody. Let it run each hour."

    def handle(self, *args: Any, **options: Any) -> None:
        """Remind them; without a mail server the page still shows how long a draft has waited."""
        if settings.CONFIGURATION.is_alone:
            raise CommandError("Alone, there are no second readers to remind.")
        if settings.CONFIGURATION.mail_url is None:
            raise CommandError("No mail server is set up. Set BEDSIDE_MAIL_URL.")
        done = remind_readers(timezone.now())
        self.stdout.write(f"{done.sent} readers reminded.")
        if done.failed:
            raise CommandError(
                f"{done.failed} mails could not be sent. They are tried again at the next run."
            )
