"""django-tasks-db with our check: no job is made that takes anything but numbers, by whatever way it is enqueued."""

from typing import Any

from django.db import transaction
from django_tasks.base import Task, TaskResult
from django_tasks_db.backend import DatabaseBackend

from bedside.server.jobs.arguments import JobFault, stored
from bedside.server.jobs.job import Job
from bedside.server.jobs.models import Lease


class Jobs(DatabaseBackend):  # type: ignore[misc]  # see pyproject.toml
    """Keeps jobs in the database."""

    task_class = Job

    def validate_task(self, task: Task[..., Any]) -> None:
        """Refuse a function that takes words."""
        super().validate_task(task)
        _parameters(task)

    def enqueue(self, task: Task[..., Any], args: Any, kwargs: Any) -> TaskResult[Any]:
        """Refuse anything but numbers; keep them, and a lease beside them."""
        numbers = stored(_parameters(task), args, kwargs)
        with transaction.atomic():
            made: TaskResult[Any] = super().enqueue(task, numbers, {})
            Lease.objects.create(task_id=made.id, key=made.id)
            return made

    async def aenqueue(self, task: Task[..., Any], args: Any, kwargs: Any) -> TaskResult[Any]:
        """Refuse: a job is enqueued in the transaction of what caused it, and those are not asynchronous."""
        raise JobFault(
            "Enqueue jobs with bedside.server.jobs.job.enqueue, in the transaction of what causes them."
        )


def _parameters(task: Task[..., Any]) -> dict[str, type]:
    if not isinstance(task, Job):
        raise JobFault("Make jobs with bedside.server.jobs.job.job.")
    return task.parameters
