"""`bedside manage`: the server's own commands, such as migrate, first_administrator or check."""

import argparse

from bedside.cli.faults import CommandError
from bedside.cli.installed_server import installed_server


def fill(parser: argparse.ArgumentParser) -> None:
    """Add the options of the command."""
    parser.description = "Runs one of the server's own commands. Without a name: lists them all."
    parser.add_argument(
        "words",
        nargs=argparse.REMAINDER,
        metavar="COMMAND ...",
        help="for example check --deploy, or migrate",
    )
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Hand the words on."""
    server = installed_server("manage")
    try:
        server.manage(options.words)
    except server.StartFault as fault:
        raise CommandError(
            "manage: the server is not set up.", *(f"  {line}" for line in fault.faults)
        ) from None
    return 0
