"""`bedside gate`: the gate in front of a practice's mail server, and the passwords of those who send through it."""

import argparse
import sys

from bedside.cli.faults import CommandError
from bedside.cli.installed_server import installed_server
from bedside.cli.serve import say


def fill(parser: argparse.ArgumentParser) -> None:
    """Add the commands of the gate."""
    parser.description = (
        "Stands between the practice's mail programs and its mail server: what goes out is asked about first. It is "
        "set up by the environment (docs/how-to/put-the-gate-before-your-mail-server.md)."
    )
    commands = parser.add_subparsers(title="commands", metavar="COMMAND", required=True)
    smtp = commands.add_parser("smtp", help="take mail, and hand on what may go", allow_abbrev=False)
    smtp.description = "Takes mail from the practice's programs, and hands on to its mail server what may go."
    smtp.add_argument(
        "--check", action="store_true", help="look at the settings and reach the mail server, then end"
    )
    smtp.set_defaults(run=run, parser=smtp)
    password = commands.add_parser(
        "password", help="draw a password for somebody who sends", allow_abbrev=False
    )
    password.description = (
        "Draws a password and writes the line for the file of BEDSIDE_GATE_PASSWORDS to standard output; the password "
        "itself is shown once, on standard error."
    )
    password.add_argument("address", metavar="ADDRESS", help="the address in whose name is sent")
    password.set_defaults(run=draw, parser=password)


def run(options: argparse.Namespace) -> int:
    """Take mail until stopped, or look whether that is possible."""
    server = installed_server("gate")
    try:
        server.gate(say, is_check=options.check)
    except server.StartFault as fault:
        raise CommandError("gate: it is not set up.", *(f"  {line}" for line in fault.faults)) from None
    return 0


def draw(options: argparse.Namespace) -> int:
    """Draw a password."""
    if "@" not in options.address or ":" in options.address or not options.address.isascii():
        raise CommandError(
            "gate password: this is no e-mail address. Write one, such as name@practice.example."
        )
    server = installed_server("gate")
    try:
        server.gate_password(options.address, say, _show)
    except server.StartFault as fault:
        raise CommandError("gate: it is not set up.", *(f"  {line}" for line in fault.faults)) from None
    return 0


def _show(line: str) -> None:
    print(line, file=sys.stderr, flush=True)
