"""Serves one person on this machine: one process, a few threads, no address but 127.0.0.1."""

import errno
import signal
import socket
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from threading import Event, Thread
from types import FrameType
from typing import Any, NoReturn

from django.contrib.sessions.models import Session
from django.core.management import call_command
from django.db import connection
from django.db.migrations.executor import MigrationExecutor
from django.utils import timezone
from waitress.server import create_server

from bedside.server.jobs.pace import ALONE
from bedside.server.jobs.worker import Worker
from bedside.server.people.one_time_link import MINUTES, make_link
from bedside.server.ready import make_ready
from bedside.server.start_fault import StartFault
from bedside.server.wsgi import application

HERE = "127.0.0.1"
# The same address each time, where it is free: what the browser remembers (dark or light) belongs to an address.
USUAL_PORT = 8484
ANY_PORT = 0
THREADS = 4
LARGEST_BODY = 16 * 1024 * 1024  # bytes; a page with its pictures
# What waits to be read or sent stays in memory: waitress would write more than half a megabyte of it to a file.
MOST_IN_MEMORY = 2 * LARGEST_BODY
SECONDS_FOR_THE_LAST_JOB = 5
SECONDS_TO_LOAD = 15


def serve(port: int | None, say: Callable[[str], None], show: Callable[[str], None]) -> None:
    """Serve until Ctrl-C."""
    bring_up_to_date()
    # A cookie of 127.0.0.1 is sent to every port of it, so none outlives the process that gave it.
    Session.objects.all().delete()
    server = _listening(port)
    signal.signal(signal.SIGTERM, _end)
    with suppress(KeyboardInterrupt, SystemExit), _working(), _getting_ready():
        say(f"Bedside answers on this machine only. Open this link; it works once, within {MINUTES} minutes:")
        show(f"http://{HERE}:{server.effective_port}/enter/{make_link(timezone.now())}")
        say("Stop with Ctrl-C. For a new link, stop and start again.")
        server.run()
    server.close()
    say("Stopped.")


@contextmanager
def _getting_ready() -> Iterator[None]:
    """Load the reader beside the page, which the person opens meanwhile; what runs it aborts if cut off in that."""
    loading = Thread(target=make_ready, daemon=True)
    loading.start()
    try:
        yield
    finally:
        loading.join(SECONDS_TO_LOAD)


@contextmanager
def _working() -> Iterator[None]:
    """Do jobs beside the pages, since one person starts one thing; what a sudden end cuts off is taken up again."""
    stop = Event()
    worker = Thread(target=Worker(ALONE, stop).run, daemon=True)
    worker.start()
    try:
        yield
    finally:
        stop.set()
        worker.join(SECONDS_FOR_THE_LAST_JOB)


def _end(_signal: int, _frame: FrameType | None) -> NoReturn:
    """End as by Ctrl-C when the system asks, as it does when it shuts down."""
    raise SystemExit


def bring_up_to_date() -> None:
    """Make or change the tables, if there is anything to do."""
    executor = MigrationExecutor(connection)
    if executor.migration_plan(executor.loader.graph.leaf_nodes()):
        call_command("migrate", interactive=False, verbosity=0)


def _listening(port: int | None) -> Any:
    return create_server(
        application,
        sockets=[_bound(port)],
        threads=THREADS,
        ident=None,
        max_request_body_size=LARGEST_BODY,
        inbuf_overflow=MOST_IN_MEMORY,
        outbuf_overflow=MOST_IN_MEMORY,
    )


def _bound(port: int | None) -> socket.socket:
    """A socket at the address.

    We bind it ourselves: what the server tries and cannot bind it leaves open.
    """
    for tried in (USUAL_PORT, ANY_PORT) if port is None else (port,):
        try:
            return socket.create_server((HERE, tried))
        except OSError as error:
            if error.errno != errno.EADDRINUSE:
                raise
    if port is not None:
        raise StartFault([f"--port: {port} is in use. Name another, or none; then a free one is taken."])
    raise AssertionError("There is always a free port.")
