"""What the server does by itself to keep its own tables small and whole."""

from datetime import timedelta

from django.contrib.sessions.models import Session
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django_tasks_db.models import DBTaskResult

from bedside.server.jobs import leasing
from bedside.server.jobs.job import job
from bedside.server.jobs.models import Heartbeat
from bedside.server.jobs.telling import tell_administrators
from bedside.server.ledger.verifying import verify

# Longer than a day, the longest time between two runs of the schedule: a job's key is what keeps it from running twice.
KEPT = timedelta(days=2)


@job()
def remove_expired_sessions() -> None:
    """Remove sessions that have ended."""
    Session.objects.filter(expire_date__lt=timezone.now()).delete()


@job()
def remove_finished_jobs() -> None:
    """Remove jobs that were done, and workers that are gone."""
    until = timezone.now() - KEPT
    DBTaskResult.objects.filter(status=leasing.DONE, finished_at__lt=until).delete()
    Heartbeat.objects.filter(seen__lt=until).delete()


@job()
def verify_the_ledger() -> None:
    """Verify the ledger, and tell the administrators where it is not whole."""
    if verify(()):
        tell_administrators(
            _("The ledger is not whole."),
            _("Run bedside manage verify_ledger on the host: it names each place and says what to do."),
        )
