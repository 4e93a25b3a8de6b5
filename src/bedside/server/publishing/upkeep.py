"""What the schedule runs for kept drafts and records of publishing."""

from django.utils import timezone

from bedside.server.jobs.job import job
from bedside.server.kept import keeping
from bedside.server.publishing import publishing


@job()
def remove_what_is_over() -> None:
    """Remove kept drafts whose time is over, and old records of publishing."""
    keeping.tidy(timezone.now())
    publishing.tidy(timezone.now())
