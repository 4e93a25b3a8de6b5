"""Jobs of the tests: each leaves something that can be counted."""

import os
import time
from pathlib import Path
from uuid import UUID

from django.db import transaction
from django.utils import timezone
from django_tasks.base import TaskContext

from bedside.server.jobs.job import job
from bedside.server.ledger.acts import UnitRenamed
from bedside.server.ledger.recording import record
from bedside.server.ledger.values import Machine, UnitRef

WORDS = "Canary-7c1e-of-Pawtucket"


@job()
def note(unit: int) -> None:
    """Write an entry of the ledger, in the job's own transaction."""
    with transaction.atomic():
        record(UnitRenamed(UnitRef(unit)), Machine.SCHEDULE, timezone.now())
    time.sleep(0.01)


@job(outside=True)
def post(context: TaskContext, number: int) -> None:
    """Tell another side, which knows by the job's own number what it has been told before."""
    told = Path(os.environ["OTHER_SIDE"]) / f"{context.task_result.id}-{number}"
    told.touch()
    time.sleep(0.01)


@job()
def break_down(number: int) -> None:
    """Write, and then fail with words in the message."""
    record(UnitRenamed(UnitRef(number)), Machine.SCHEDULE, timezone.now())
    raise ValueError(WORDS)


@job()
def known_by(number: UUID) -> None:
    """Do nothing."""
