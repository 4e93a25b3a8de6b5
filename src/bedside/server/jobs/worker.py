"""Does jobs, one after the other, until it is told to stop."""

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from threading import Event, Thread
from time import monotonic
from uuid import uuid4

from django.db import DatabaseError, close_old_connections, connection, transaction
from django.utils import timezone
from django_tasks.base import TaskContext

from bedside.server.jobs import leasing
from bedside.server.jobs.arguments import JobFault, read
from bedside.server.jobs.job import Job
from bedside.server.jobs.leasing import Leased, LeaseLost
from bedside.server.jobs.models import Heartbeat
from bedside.server.jobs.pace import Pace
from bedside.server.jobs.schedule import enqueue_what_is_due
from bedside.server.jobs.telling import tell_of_set_aside

log = logging.getLogger(__name__)


class Worker:
    """Takes jobs as long as it runs; between two jobs it looks after what is due and what was lost."""

    def __init__(self, pace: Pace, stop: Event) -> None:
        self._pace, self._stop = pace, stop
        self._number, self._began = uuid4(), timezone.now()
        self._last_beat = float("-inf")

    def run(self) -> None:
        """Work until told to stop; a job that has begun is finished first."""
        while not self._stop.is_set():
            close_old_connections()
            try:
                is_done = self.step(timezone.now())
            except DatabaseError as error:
                log.warning(
                    "The database does not answer (%s); the worker goes on trying.", type(error).__name__
                )
                connection.close()
                is_done = False
            if not is_done:
                self._stop.wait(self._pace.look.total_seconds())
        Heartbeat.objects.filter(worker=self._number).delete()
        connection.close()

    def step(self, now: datetime) -> bool:
        """Do one job, if there is one to do; say whether there was."""
        if monotonic() - self._last_beat >= self._pace.beat.total_seconds():
            self._look_after(now)
            self._last_beat = monotonic()
        leased = leasing.take(now, self._pace)
        if leased is None:
            return False
        do(leased, self._pace)
        return True

    def _look_after(self, now: datetime) -> None:
        Heartbeat.objects.update_or_create(
            worker=self._number, defaults={"seen": now}, create_defaults={"seen": now, "began": self._began}
        )
        leasing.requeue_lapsed(now, self._pace)
        enqueue_what_is_due(now)
        tell_of_set_aside()


def do(leased: Leased, pace: Pace) -> None:
    """Do a job, and note how it ended; what was taken away meanwhile leaves no trace."""
    try:
        try:
            _perform(leased, pace)
        except (LeaseLost, DatabaseError):
            raise
        except Exception as error:  # noqa: BLE001 - whatever a job raises is noted with its row, and it is tried again
            _failed(leased, error, pace)
    except LeaseLost:
        log.warning("Job %s was taken by another worker; what this one did was taken back.", leased.row.pk)


def _failed(leased: Leased, error: Exception, pace: Pace) -> None:
    place = leasing.place_of(error.__traceback__)
    log.warning("Job %s failed: %s at %s.", leased.row.pk, type(error).__name__, place)
    leasing.fail(leased, error, timezone.now(), pace)


def _perform(leased: Leased, pace: Pace) -> None:
    task: object = leased.row.task
    if not isinstance(task, Job):
        raise JobFault("The row names something that is no job.")
    numbers = read(task.parameters, leased.row.args_kwargs["args"])
    if task.is_outside:
        with _renewed(leased, pace):
            task.func(TaskContext(task_result=leased.row.task_result), *numbers)
        with transaction.atomic():
            leasing.finish(leased, timezone.now())
        return
    # On SQLite nobody else writes while this transaction lasts, so nobody can take the job, nor need it be renewed.
    with _renewed(leased, pace, is_needed=connection.vendor != "sqlite"), transaction.atomic():
        task.func(*numbers)
        leasing.finish(leased, timezone.now())


@contextmanager
def _renewed(leased: Leased, pace: Pace, *, is_needed: bool = True) -> Iterator[None]:
    """Keep the lease while something lasts, up to the longest that a job may take."""
    ended = Event()
    if is_needed:
        Thread(target=_renew, args=(leased, pace, ended), daemon=True).start()
    try:
        yield
    finally:
        ended.set()


def _renew(leased: Leased, pace: Pace, ended: Event) -> None:
    began, every = monotonic(), pace.lease.total_seconds() / 3
    try:
        while not ended.wait(every) and monotonic() - began < pace.longest.total_seconds():
            try:
                if not leasing.renew(leased, timezone.now(), pace):
                    return
            except DatabaseError:
                connection.close()
    finally:
        connection.close()
