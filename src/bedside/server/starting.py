"""Sets Django up and starts the server or one of its own commands; what the command line loads by name."""

import os
from collections.abc import Callable, Sequence
from importlib import import_module
from pathlib import Path

import django
from django.core.management import ManagementUtility

from bedside.server.configuration import Configuration, ConfigurationFault, read_configuration
from bedside.server.data_folder import prepare
from bedside.server.start_fault import StartFault

# Nobody else on this machine may read what this process writes.
OWNER_ONLY_MASK = 0o077


def serve(port: int | None, say: Callable[[str], None], show: Callable[[str], None]) -> None:
    """Serve until stopped; `show` gets the link that one person opens."""
    configuration = _set_up()
    # Models can be imported only once Django is set up.
    if configuration.is_alone:
        import_module("bedside.server.serving_alone").serve(port, say, show)
        return
    if port is not None:
        raise StartFault(["--port: an institution sets BEDSIDE_LISTEN instead."])
    import_module("bedside.server.serving_many").serve(configuration, say)


def gate(say: Callable[[str], None], *, is_check: bool) -> None:
    """Stand before the practice's mail server until stopped, or say whether that is possible."""
    _set_up()
    serving = import_module("bedside.server.mail_gate.serving")
    if is_check:
        serving.check(say)
    else:
        serving.serve(say)


def gate_password(address: str, say: Callable[[str], None], show: Callable[[str], None]) -> None:
    """Draw a password for somebody who sends through the gate."""
    _set_up()
    import_module("bedside.server.mail_gate.serving").password(address, say, show)


def manage(words: Sequence[str]) -> None:
    """Run one of Django's or our own commands; it ends the process with its own exit code."""
    _set_up()
    ManagementUtility(["bedside manage", *words]).execute()


def _set_up() -> Configuration:
    try:
        configuration = read_configuration(os.environ, Path.home())
    except ConfigurationFault as fault:
        raise StartFault(fault.faults) from None
    os.umask(OWNER_ONLY_MASK)
    if configuration.is_alone:
        _prepare(configuration.data_folder)
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "bedside.server.settings")
    django.setup()
    return configuration


def _prepare(folder: Path) -> None:
    try:
        prepare(folder)
    except OSError as error:
        raise StartFault(
            [f"{folder}: it cannot be used ({error.strerror}). Name another folder in BEDSIDE_DATA."]
        ) from None
