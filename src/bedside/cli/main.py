"""The command `bedside`: finds the subcommand, and turns whatever goes wrong into a message and exit code 2."""

import argparse
import os
import sys
from collections.abc import Sequence
from typing import NoReturn

from bedside import __version__
from bedside.cli import check, explain, policy, see
from bedside.cli.faults import NOT_DONE, CommandError, nearest
from bedside.policy import PolicyFault

COMMANDS = {"check": check, "see": see, "explain": explain, "policy": policy}


class Parser(argparse.ArgumentParser):
    """argparse, with our way of saying what is wrong."""

    def error(self, message: str) -> NoReturn:
        """Say what is wrong with the arguments, and where to read more."""
        raise CommandError(f"{self.prog}: {message}.", f"  See: {self.prog} --help")


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command and return its exit code: 0 all post, 1 something to change, 2 not done."""
    try:
        return _run(list(sys.argv[1:] if arguments is None else arguments))
    except (CommandError, PolicyFault) as fault:
        print(fault, file=sys.stderr)
        return NOT_DONE
    except KeyboardInterrupt:
        print("Stopped; nothing was kept.", file=sys.stderr)
        return NOT_DONE
    except BrokenPipeError:
        # Whoever read the output has closed it; what Python still holds back has nowhere to go.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        print("The output was closed before everything was written.", file=sys.stderr)
        return NOT_DONE


def _run(arguments: list[str]) -> int:
    first = arguments[0] if arguments else ""
    if first and not first.startswith("-") and first not in COMMANDS:
        raise CommandError(
            f"bedside: no command {first!r}. {nearest(first, tuple(COMMANDS))}", "  See: bedside --help"
        )
    options = _parser().parse_args(arguments)
    if "run" not in options:
        _parser().print_help()
        return NOT_DONE
    code: int = options.run(options)
    sys.stdout.flush()
    return code


def _parser() -> Parser:
    parser = Parser(
        prog="bedside",
        description="Pause before posting: checks a draft against the profession's guidance on online conduct. "
        "It works on this machine alone, keeps nothing and sends nothing.",
    )
    parser.add_argument("--version", action="version", version=f"bedside {__version__}")
    commands = parser.add_subparsers(title="commands", metavar="COMMAND", parser_class=Parser)
    for name, module in COMMANDS.items():
        module.add_to(commands, name)
    return parser
