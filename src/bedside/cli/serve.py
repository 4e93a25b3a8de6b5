"""`bedside serve`: starts the web application, for one person on this machine or for an institution."""

import argparse
import sys
import webbrowser

from bedside.cli.faults import CommandError
from bedside.cli.installed_server import installed_server

LARGEST_PORT = (1 << 16) - 1


def fill(parser: argparse.ArgumentParser) -> None:
    """Add the options of the command."""
    parser.description = (
        "Starts the web application. Alone, it answers on this machine only and opens a link that works once; "
        "an institution sets it up by the environment (docs/how-to/run-the-server.md)."
    )
    parser.add_argument(
        "--port", type=int, metavar="NUMBER", help="alone: the port; else a free one is taken"
    )
    parser.add_argument("--no-browser", action="store_true", help="alone: print the link and open no browser")
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Serve until stopped."""
    if options.port is not None and not 0 < options.port <= LARGEST_PORT:
        raise CommandError("serve: --port should be a number from 1 to 65535.", "  See: bedside serve --help")
    server = installed_server("serve")
    try:
        server.serve(options.port, say, say if options.no_browser else _shown)
    except server.StartFault as fault:
        raise CommandError(
            "serve: the server was not started.", *(f"  {line}" for line in fault.faults)
        ) from None
    return 0


def say(line: str) -> None:
    """Print a line at once, also where the output is a file or a journal."""
    print(line, file=sys.stdout, flush=True)


def _shown(link: str) -> None:
    """Print the link, and open it in the person's own browser."""
    say(link)
    webbrowser.open(link)
