"""What a job is: the one module through which the rest of the server makes and enqueues jobs.

A job is a function of numbers. By default it runs in one transaction with the note that it is done, so that whatever it
writes is written once. One that speaks to the outside (`outside=True`) runs without a transaction and is given its
context first: `context.task_result.id` stays the same at every try, and is what the other side is told, so that it does
nothing twice.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, cast
from uuid import UUID

from django.db import IntegrityError, transaction
from django_tasks import task
from django_tasks.base import Task

from bedside.server.jobs.arguments import parameters_of
from bedside.server.jobs.models import Lease

Function = Callable[..., None]
# What tells one run of a job from another with the same numbers: a moment of the schedule, a version.
Occasion = int | UUID | date | datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Job(Task[..., None]):
    """A function that is run later."""

    @property
    def is_outside(self) -> bool:
        """Whether it speaks to the outside, and so runs without a transaction."""
        return self.takes_context

    @property
    def parameters(self) -> dict[str, type]:
        """The numbers that it takes."""
        return parameters_of(self.func, takes_context=self.takes_context)

    @property
    def code(self) -> str:
        """Its name, as logs and commands show it."""
        return self.module_path.removeprefix("bedside.server.")


def job(*, outside: bool = False) -> Callable[[Function], Job]:
    """Make a job of a function; refused unless it takes numbers only."""

    def made(function: Function) -> Job:
        options: dict[str, Any] = {"takes_context": outside}
        # The backend's own class, which is Job.
        return cast("Job", task(**options)(function))

    return made


def enqueue(
    what: Job, *numbers: int | UUID, occasion: Occasion | None = None, after: datetime | None = None
) -> UUID:
    """Have a job done once for these numbers and this occasion; a second call finds the first one's row.

    It is written in the transaction of whoever calls, so what caused it and the job itself stand or fall together.
    """
    key = key_of(what, numbers, occasion)
    found = Lease.objects.filter(key=key).values_list("task_id", flat=True).first()
    if found is not None:
        return found
    try:
        with transaction.atomic():
            made = UUID(what.using(run_after=after).enqueue(*numbers).id)
            Lease.objects.filter(task_id=made).update(key=key)
            return made
    except IntegrityError:
        return Lease.objects.values_list("task_id", flat=True).get(key=key)


def key_of(what: Job, numbers: tuple[int | UUID, ...], occasion: Occasion | None) -> str:
    """Return what a job is known by; made of its name and numbers alone."""
    told = occasion.isoformat() if isinstance(occasion, date) else str(occasion or "")
    return ":".join([what.code, *map(str, numbers), told])
