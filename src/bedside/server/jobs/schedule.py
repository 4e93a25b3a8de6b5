"""What the server does by itself, and when: a table beside each app, `schedule.toml`.

An app that has something to do at its time puts such a file beside its `apps.py`, and needs nothing else:

    [[runs]]
    job = "people.upkeep.remove_what_has_expired"
    daily_at = "03:10"          # in BEDSIDE_TIME_ZONE; or: every_minutes = 15
    why = "Links that no longer open anything."
"""

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta
from functools import cache
from pathlib import Path

from django.apps import apps
from django.utils import timezone
from django.utils.module_loading import import_string

from bedside.server.jobs.job import Job, enqueue

FILE = "schedule.toml"
OURS = "bedside.server."


class ScheduleFault(Exception):  # noqa: N818 - a fault is what a person can mend; the word of all rooms
    """A table cannot be used, and why."""


@dataclass(frozen=True, slots=True)
class Run:
    """One row: which job, when, and why."""

    job: str
    why: str
    daily_at: time | None
    every: timedelta | None

    def last_due(self, now: datetime) -> datetime:
        """Return the last moment at which it was due, now at the latest."""
        if self.every is not None:
            seconds = int(self.every.total_seconds())
            return datetime.fromtimestamp(int(now.timestamp()) // seconds * seconds, UTC)
        assert self.daily_at is not None
        today = timezone.localtime(now)
        due = today.replace(hour=self.daily_at.hour, minute=self.daily_at.minute, second=0, microsecond=0)
        return (due if due <= today else due - timedelta(days=1)).astimezone(UTC)

    @property
    def said(self) -> str:
        """When it runs, in words."""
        if self.every is not None:
            return f"every {int(self.every.total_seconds()) // 60} minutes"
        return f"each day at {self.daily_at:%H:%M}"


def read_table(file: Path) -> Iterator[Run]:
    """Read one table."""
    for row in tomllib.loads(file.read_text(encoding="utf-8")).get("runs", []):
        match row:
            case {"job": str() as job, "why": str() as why, "daily_at": str() as at, **rest} if not rest:
                yield Run(job, why, _time(file, at), None)
            case {"job": str() as job, "why": str() as why, "every_minutes": int() as minutes, **rest} if (
                not rest and 0 < minutes <= 24 * 60
            ):
                yield Run(job, why, None, timedelta(minutes=minutes))
            case _:
                raise ScheduleFault(
                    f'{file.parent.name}/{FILE}: a row needs job = "...", why = "...", and either daily_at = "03:10" '
                    "or every_minutes = 15."
                )


@cache
def runs() -> tuple[Run, ...]:
    """Return the rows of all apps."""
    files = [Path(app.path) / FILE for app in apps.get_app_configs() if app.name.startswith(OURS)]
    return tuple(run for file in files if file.exists() for run in read_table(file))


def job_of(run: Run) -> Job:
    """Return the job of a row.

    Raises:
        ScheduleFault: it is none, or one that takes numbers.
    """
    found = import_string(OURS + run.job)
    if not isinstance(found, Job) or found.parameters:
        raise ScheduleFault(f"{run.job}: the schedule runs jobs that take no numbers.")
    return found


def enqueue_what_is_due(now: datetime) -> None:
    """Enqueue each job for the last moment at which it was due; whoever asks again enqueues nothing new."""
    for run in runs():
        enqueue(job_of(run), occasion=run.last_due(now))


def _time(file: Path, at: str) -> time:
    try:
        return time.fromisoformat(at)
    except ValueError:
        raise ScheduleFault(f'{file.parent.name}/{FILE}: daily_at should be like "03:10".') from None
