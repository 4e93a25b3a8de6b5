"""What the schedule runs for drafts at second readers."""

from django.conf import settings
from django.utils import timezone
from django_tasks.base import TaskContext

from bedside.server.jobs.job import job
from bedside.server.reviews.ending import tidy
from bedside.server.reviews.reminding import remind_readers


@job(outside=True)
def remind(context: TaskContext) -> None:
    """Mail readers for whom a draft has waited for long; each mail that went out is noted at once."""
    if settings.CONFIGURATION.mail_url is not None and not settings.CONFIGURATION.is_alone:
        remind_readers(timezone.now())


@job()
def remove_what_is_over() -> None:
    """Delete drafts to which nothing has happened for long."""
    tidy(timezone.now())
