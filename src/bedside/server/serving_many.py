"""Serves an institution: processes that are watched and begun anew, behind a proxy that speaks TLS."""

import os
import shutil
from collections.abc import Callable
from pathlib import Path

from django.core.handlers.wsgi import WSGIHandler
from django.core.management import call_command
from django.core.wsgi import get_wsgi_application
from gunicorn.app.base import BaseApplication
from gunicorn.glogging import Logger

from bedside.server.configuration import Configuration
from bedside.server.logs import AsJson
from bedside.server.ready import make_ready

THREADS = 4
SECONDS_FOR_AN_ANSWER = 30


class LogWithoutContent(Logger):  # type: ignore[misc]  # gunicorn ships no types
    """gunicorn's own log, whose lines would name addresses and repeat what could not be read."""

    def setup(self, cfg: object) -> None:
        """Let every line go by our formatter."""
        super().setup(cfg)
        for handler in self.error_log.handlers:
            handler.setFormatter(AsJson())


class Processes(BaseApplication):  # type: ignore[misc]  # gunicorn ships no types
    """gunicorn, set up from our configuration and from nothing else."""

    def __init__(self, options: dict[str, object]) -> None:
        self.options = options
        super().__init__()

    def load_config(self) -> None:
        """Hand over the options."""
        for name, value in self.options.items():
            self.cfg.set(name, value)

    def load(self) -> WSGIHandler:
        """Return what answers requests."""
        return get_wsgi_application()


def make_worker_ready(worker: object) -> None:
    """Load the reader before the process takes its first request; until then the others answer."""
    make_ready()


def share_counts(folder: Path) -> None:
    """Let all processes count into one folder, from nothing; prometheus_client looks for it when it is first loaded."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    os.environ["PROMETHEUS_MULTIPROC_DIR"] = str(folder)


def serve(configuration: Configuration, say: Callable[[str], None]) -> None:
    """Serve until a signal. Tables are changed by whoever runs the server, with a backup at hand, never by a start."""
    call_command("collectstatic", interactive=False, verbosity=0)
    if configuration.metrics_token is not None:
        share_counts(configuration.data_folder / "counts")
    say(f"Bedside listens on {configuration.listen} with {configuration.workers} processes.")
    Processes(
        {
            "bind": configuration.listen,
            "workers": configuration.workers,
            "worker_class": "gthread",
            "threads": THREADS,
            "timeout": SECONDS_FOR_AN_ANSWER,
            "post_worker_init": make_worker_ready,
            # No log of requests: addresses hold tokens.
            "accesslog": None,
            "errorlog": "-",
            "loglevel": "warning",
            "logger_class": LogWithoutContent,
        }
    ).run()
