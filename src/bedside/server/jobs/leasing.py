"""Takes jobs by lease, renews leases and ends them: the only module that changes where a job stands.

Times are those of the host. Hosts whose clocks differ by more than a lease would take each other for dead; a job is
then begun twice, and still finished once.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from types import TracebackType
from typing import Any
from uuid import UUID, uuid4

from django.db import transaction
from django.db.models import QuerySet
from django_tasks.base import TaskResultStatus
from django_tasks_db.models import DBTaskResult

from bedside.server.jobs.models import Lease
from bedside.server.jobs.pace import Pace

READY, RUNNING = TaskResultStatus.READY, TaskResultStatus.RUNNING
DONE, ASIDE = TaskResultStatus.SUCCESSFUL, TaskResultStatus.FAILED
# How the states are called wherever a person reads them.
WORDS = {READY: "waiting", RUNNING: "running", DONE: "done", ASIDE: "set aside"}
LAPSED, RESTORED = "the worker that had begun it was lost", "a backup was restored; it may have been done"


class LeaseLost(Exception):  # noqa: N818 - what happened, not a fault of the code
    """Somebody else has the job by now; whatever this worker did is taken back."""


@dataclass(frozen=True, slots=True)
class Leased:
    """A job that a worker has begun."""

    row: DBTaskResult[..., Any]
    holder: UUID


def is_anything_ready() -> bool:
    """Whether there is a job to begin; asked often, so that it writes nothing."""
    return DBTaskResult.objects.ready().exists()


def take(now: datetime, pace: Pace) -> Leased | None:
    """Begin the next job, if there is one; two workers never get the same."""
    if not is_anything_ready():
        return None
    with transaction.atomic():
        # Rows that another worker is just taking are passed over; on SQLite one transaction writes at a time.
        row = DBTaskResult.objects.ready().get_locked()
        if row is None:
            return None
        holder = uuid4()
        row.claim(str(holder))
        # A row that was written past our backend gets its lease here.
        lease, _ = Lease.objects.get_or_create(task=row, defaults={"key": str(row.pk)})
        lease.holder, lease.until, lease.tries = holder, now + pace.lease, lease.tries + 1
        lease.save()
        return Leased(row, holder)


def renew(leased: Leased, now: datetime, pace: Pace) -> bool:
    """Say that the worker lives; false where it has lost its lease."""
    mine = Lease.objects.filter(task=leased.row, holder=leased.holder)
    return mine.update(until=now + pace.lease) == 1


def finish(leased: Leased, now: datetime) -> None:
    """Note that a job is done, in the transaction of what it did.

    Raises:
        LeaseLost: it is no longer this worker's to finish.
    """
    _let_go(leased)
    DBTaskResult.objects.filter(pk=leased.row.pk).update(status=DONE, finished_at=now)


def fail(leased: Leased, error: BaseException, now: datetime, pace: Pace) -> None:
    """Try it again later, or set it aside; of what went wrong its kind and place are kept, never its message.

    Raises:
        LeaseLost: it is no longer this worker's.
    """
    kind = f"{type(error).__module__}.{type(error).__qualname__}"
    with transaction.atomic():
        _let_go(leased)
        _again(leased.row, kind, place_of(error.__traceback__), now, pace)


def requeue_lapsed(now: datetime, pace: Pace) -> int:
    """Take up what dead workers had begun; return how many jobs that were."""
    lapsed = DBTaskResult.objects.filter(status=RUNNING, lease__until__lt=now)
    return sum(_requeue(row, now, pace) for row in lapsed)


def _requeue(row: DBTaskResult[..., Any], now: datetime, pace: Pace) -> bool:
    with transaction.atomic():
        # Waits where its worker is just finishing it, and then finds no lapsed lease.
        if not Lease.objects.filter(task=row, until__lt=now).update(holder=None, until=None):
            return False
        _again(row, LAPSED, "", now, pace)
        return True


def set_aside_unfinished() -> int:
    """Set everything aside that waits or runs: after a restore nobody knows what of it was done since the backup."""
    with transaction.atomic():
        rows = DBTaskResult.objects.filter(status__in=(READY, RUNNING))
        Lease.objects.filter(task__in=rows).update(holder=None, until=None)
        return rows.update(status=ASIDE, exception_class_path=RESTORED)


def try_again(numbers: Iterable[UUID]) -> int:
    """Let jobs that were set aside begin anew; return how many there were."""
    with transaction.atomic():
        rows = DBTaskResult.objects.filter(pk__in=list(numbers), status=ASIDE)
        Lease.objects.filter(task__in=rows).update(tries=0, is_told=False)
        return rows.update(status=READY, finished_at=None)


def set_aside() -> QuerySet[DBTaskResult[..., Any]]:
    """Return the jobs that were set aside."""
    return DBTaskResult.objects.filter(status=ASIDE).order_by("enqueued_at")


def place_of(at: TracebackType | None) -> str:
    """Return where an exception was raised."""
    while at is not None and at.tb_next is not None:
        at = at.tb_next
    return f"{Path(at.tb_frame.f_code.co_filename).name}:{at.tb_lineno}" if at else ""


def _again(row: DBTaskResult[..., Any], kind: str, place: str, now: datetime, pace: Pace) -> None:
    tries = Lease.objects.get(task=row).tries
    row.exception_class_path, row.traceback = kind, place
    if tries >= pace.tries:
        row.status, row.finished_at = ASIDE, now
    else:
        row.status, row.run_after = READY, now + pace.delays[tries - 1]
    row.save(update_fields=["status", "finished_at", "run_after", "exception_class_path", "traceback"])


def _let_go(leased: Leased) -> None:
    """End the lease; the row stays locked until the transaction ends, so that nobody takes the job up meanwhile."""
    if not Lease.objects.filter(task=leased.row, holder=leased.holder).update(holder=None, until=None):
        raise LeaseLost
