"""Loads the server by name, for the commands that need it; the command line works without it."""

from importlib import import_module
from importlib.util import find_spec
from types import ModuleType

from bedside.cli.faults import CommandError

NEEDED = ("django", "allauth", "waitress")


def installed_server(command: str) -> ModuleType:
    """Return the module that starts the server, or say how to install what it needs."""
    if any(find_spec(name) is None for name in NEEDED):
        raise CommandError(
            f"{command}: the web application is not installed.", '  Install it: pip install "bedside[server]"'
        )
    return import_module("bedside.server.starting")
