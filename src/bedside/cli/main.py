"""The command `bedside`: finds the subcommand, and turns whatever goes wrong into a message and exit code 2."""

import argparse
import os
import re
import sys
from collections.abc import Collection, Iterable, Iterator, Sequence
from contextlib import suppress
from importlib import import_module
from typing import Any, NoReturn

from bedside import __version__
from bedside.cli.faults import NOT_DONE, CommandError, nearest, own_fault
from bedside.cli.streams import never_failing
from bedside.policy.faults import PolicyFault

# Only the module of the command that is asked for is loaded: the others would double the time to start.
COMMANDS = {
    "check": "check a draft before it is posted",
    "see": "show what is seen in a draft, unjudged",
    "contact": "decide whether and how an electronic contact with a patient may go ahead",
    "explain": "explain a concern or a clause",
    "policy": "list, show, compare and validate guidance",
    "serve": "start the web application",
    "gate": "stand before a practice's mail server, and ask about what goes out",
    "manage": "run one of the web application's own commands",
}
_OPTION = re.compile(r"--?[A-Za-z][A-Za-z-]*")


class Parser(argparse.ArgumentParser):
    """argparse, with our way of saying what is wrong: never in the words that were typed."""

    def error(self, message: str) -> NoReturn:
        """Say what is wrong with the arguments, and where to read more."""
        said = message.partition(": ignored explicit argument")
        what = f"{said[0]}: it takes no value" if said[1] else message
        raise CommandError(f"{self.prog}: {what}.", f"  See: {self.prog} --help")

    def _check_value(self, action: argparse.Action, value: Any) -> None:
        if action.choices is not None and value not in action.choices:
            offer = nearest(str(value), map(str, action.choices))
            raise CommandError(
                f"{self.prog}: there is no such command. {offer}", f"  See: {self.prog} --help"
            )


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command and return its exit code: 0 all post, 1 something to change, 2 not done."""
    try:
        never_failing()
        return _run(list(sys.argv[1:] if arguments is None else arguments))
    except (CommandError, PolicyFault) as fault:
        return _said(str(fault))
    except SystemExit as finished:  # argparse ends so once it has shown the help or the version
        return int(finished.code or 0)
    except KeyboardInterrupt:
        return _said("\nStopped; nothing was kept.")
    except BrokenPipeError:
        # Whoever read the output has closed it; what Python still holds back has nowhere to go.
        _let_go()
        return _said("The output was closed before everything was written.")
    except OSError as error:
        _let_go()
        what = (
            "The output could not be written"
            if error.filename is None
            else f"{error.filename}: cannot be used"
        )
        return _said(f"{what} ({error.strerror}).")
    except Exception as error:  # noqa: BLE001 - a traceback would end with a message that may hold words
        return _said(f"Not done: {own_fault(error)}.")


def _said(words: str) -> int:
    if sys.stderr is not None:
        print(words, file=sys.stderr)
    return NOT_DONE


def _let_go() -> None:
    """Turn standard output away, so that nothing is tried again when the process ends."""
    with suppress(OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _run(arguments: list[str]) -> int:
    first = next((argument for argument in arguments if not argument.startswith("-")), "")
    if first and first not in COMMANDS:
        # What stands here may be a draft, so it is not repeated.
        offer = "Say what to do with it" if " " in first else nearest(first, COMMANDS)
        raise CommandError(
            f"bedside: the first word is no command. {offer.rstrip('.?')}{'?' if '?' in offer else '.'}",
            '  For example: bedside check draft.txt, or: bedside check --text "..."',
        )
    parser = parser_of([first] if first else COMMANDS)
    options, unknown = parser.parse_known_args(arguments)
    if unknown:
        raise _not_understood(unknown, options.parser if "parser" in options else parser)
    if "run" not in options:
        parser.print_help()
        return NOT_DONE
    code: int = options.run(options)
    sys.stdout.flush()
    return code


def parser_of(filled: Collection[str]) -> Parser:
    """Return the parser, with the options of the commands named; of the others it knows that they are there."""
    parser = Parser(
        prog="bedside",
        allow_abbrev=False,
        description="Pause before posting: checks a draft against the profession's guidance on online conduct. "
        "It works on this machine alone, keeps nothing and sends nothing.",
    )
    parser.add_argument("--version", action="version", version=f"bedside {__version__}")
    commands = parser.add_subparsers(title="commands", metavar="COMMAND", parser_class=Parser)
    for name, help_words in COMMANDS.items():
        own = commands.add_parser(name, help=help_words, allow_abbrev=False)
        own.set_defaults(parser=own)
        if name in filled:
            import_module(f"bedside.cli.{name}").fill(own)
    return parser


def _not_understood(unknown: Sequence[str], parser: argparse.ArgumentParser) -> CommandError:
    """Name the options that do not exist; anything else may be a draft's words and is only counted."""
    known = sorted(set(_options(parser)))
    lines = []
    for argument in unknown:
        option = _OPTION.match(argument)
        if option and (option[0] == argument or argument[option.end()] == "="):
            lines.append(
                f"{parser.prog}: there is no option {option[0]}. {_offer(option[0], known)}".rstrip()
            )
    if not lines:
        lines.append(f"{parser.prog}: {len(unknown)} of the arguments have no place here.")
    return CommandError(*lines, f"  See: {parser.prog} --help")


def _offer(option: str, known: Sequence[str]) -> str:
    offered = nearest(option, known)
    return offered if offered.startswith("Did") else ""


def _options(parser: argparse.ArgumentParser) -> Iterator[str]:
    for action in parser._actions:
        yield from (name for name in action.option_strings if name.startswith("--"))
        if isinstance(action, argparse._SubParsersAction):
            below: Iterable[argparse.ArgumentParser] = action.choices.values()
            for own in below:
                yield from _options(own)
