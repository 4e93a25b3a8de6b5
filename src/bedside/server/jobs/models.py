"""What django-tasks-db does not keep: who has a job until when, what it is known by, and that a worker lives."""

from typing import ClassVar

from django.db import models
from django_tasks_db.models import DBTaskResult


class Lease(models.Model):
    """Beside each job: its key, and a worker's lease of it. Whoever has lost the lease can no longer finish the job."""

    task = models.OneToOneField(DBTaskResult, models.CASCADE, primary_key=True, related_name="lease")
    key = models.CharField(max_length=300, unique=True)
    holder = models.UUIDField(null=True)
    until = models.DateTimeField(null=True, db_index=True)
    tries = models.PositiveIntegerField(default=0)
    # Set aside jobs of which the administrators were told.
    is_told = models.BooleanField(default=False)

    class Meta:
        """In the order in which they end."""

        ordering: ClassVar = ["until"]

    def __str__(self) -> str:
        return f"{self.task_id}: {self.tries}"


class Heartbeat(models.Model):
    """A worker, and when it was last heard of."""

    worker = models.UUIDField(primary_key=True)
    began = models.DateTimeField()
    seen = models.DateTimeField(db_index=True)

    def __str__(self) -> str:
        return f"{self.worker}"
