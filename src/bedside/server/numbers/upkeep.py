"""What the schedule runs for the numbers."""

from django.utils import timezone

from bedside.server.jobs.job import job
from bedside.server.numbers.closing import close_months


@job()
def close() -> None:
    """Close the months that are over."""
    close_months(timezone.now())
