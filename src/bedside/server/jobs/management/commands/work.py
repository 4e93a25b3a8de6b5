"""`bedside manage work`: does jobs and what is scheduled, until it is told to stop."""

import signal
from threading import Event
from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from bedside.server.jobs.pace import Pace
from bedside.server.jobs.worker import Worker


class Command(BaseCommand):
    """Runs a worker."""

    help = "Do jobs and what is scheduled until told to stop; an institution runs it beside the server."

    def add_arguments(self, parser: CommandParser) -> None:
        """Take nothing: what runs when stands in docs/reference/schedule.md."""

    def handle(self, *args: Any, **options: Any) -> None:
        """Work; a signal lets the job that has begun end first."""
        stop = Event()
        for one in (signal.SIGINT, signal.SIGTERM):
            signal.signal(one, lambda *_: stop.set())
        self.stdout.write("The worker has begun.")
        self.stdout.flush()
        Worker(Pace(), stop).run()
        self.stdout.write("Stopped.")
