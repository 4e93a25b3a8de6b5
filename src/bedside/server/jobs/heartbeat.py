"""Whether a worker lives, and how the jobs stand; for whatever watches the server."""

from datetime import datetime, timedelta

from django.db.models import Count, Max, Min
from django_tasks_db.models import DBTaskResult

from bedside.server.jobs import leasing
from bedside.server.jobs.models import Heartbeat
from bedside.server.jobs.pace import Pace

# Four beats, so that one slow look at the database tells nothing.
SILENT = 4 * Pace().beat


def seconds_since_a_worker(now: datetime) -> float | None:
    """Return how long ago any worker was heard of; nothing where none ever was."""
    seen: datetime | None = Heartbeat.objects.aggregate(seen=Max("seen"))["seen"]
    return None if seen is None else (now - seen).total_seconds()


def is_a_worker_alive(now: datetime) -> bool:
    """Whether a worker was heard of lately."""
    since = seconds_since_a_worker(now)
    return since is not None and timedelta(seconds=since) < SILENT


def jobs_by_state() -> dict[str, int]:
    """Return how many jobs wait, run, are done or were set aside."""
    counted = dict(DBTaskResult.objects.order_by().values_list("status").annotate(Count("pk")))
    return {word: counted.get(status, 0) for status, word in leasing.WORDS.items()}


def seconds_the_oldest_waits(now: datetime) -> float:
    """Return for how long the oldest job has waited that could be begun."""
    oldest: datetime | None = DBTaskResult.objects.ready().aggregate(oldest=Min("enqueued_at"))["oldest"]
    return 0.0 if oldest is None else max(0.0, (now - oldest).total_seconds())
