"""`bedside manage jobs`: what waits, what runs, and what was set aside; tries again what an administrator names."""

from typing import Any
from uuid import UUID

from django.core.management.base import BaseCommand, CommandError, CommandParser

from bedside.server.jobs import leasing
from bedside.server.jobs.heartbeat import jobs_by_state


class Command(BaseCommand):
    """Shows the jobs."""

    help = "Count the jobs and list those that were set aside; --again tries some of them, or all of them, again."

    def add_arguments(self, parser: CommandParser) -> None:
        """Take which to try again."""
        parser.add_argument("--again", nargs="+", metavar="NUMBER", help="numbers from the list, or: all")

    def handle(self, *args: Any, **options: Any) -> None:
        """Try again, or count and list."""
        if options["again"]:
            self.stdout.write(f"{leasing.try_again(_numbers(options['again']))} jobs begin anew.")
            return
        self.stdout.write(", ".join(f"{number} {state}" for state, number in jobs_by_state().items()))
        for row in leasing.set_aside():
            code = row.task_path.removeprefix("bedside.server.")
            self.stdout.write(f"{row.pk}  {code}  {row.exception_class_path} {row.traceback}".rstrip())


def _numbers(words: list[str]) -> list[UUID]:
    if words == ["all"]:
        return list(leasing.set_aside().values_list("pk", flat=True))
    try:
        return [UUID(word) for word in words]
    except ValueError:
        raise CommandError("--again: name jobs as the list does, or: all", returncode=2) from None
