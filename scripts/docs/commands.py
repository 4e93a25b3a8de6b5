"""Draws the page of commands from the parsers themselves, alike under every version of Python."""

import argparse
from collections.abc import Iterator

from bedside.cli.main import COMMANDS, parser_of

# A bar inside a table.
BAR = "\\|"
EXIT = "Exit codes: 0 everything may be posted · 1 something to revise or to hold · 2 not done, and why."


def pages() -> dict[str, str]:
    """The one page."""
    added = next(
        action for action in parser_of(COMMANDS)._actions if isinstance(action, argparse._SubParsersAction)
    )
    return {"commands.md": "\n\n".join(("# Commands", EXIT, *sections(added.choices, "bedside", 2)))}


def sections(parsers: dict[str, argparse.ArgumentParser], before: str, level: int) -> Iterator[str]:
    """A section for each command and, one heading lower, for each of its own commands."""
    for name, parser in parsers.items():
        yield f"{'#' * level} {before} {name}"
        if parser.description:
            yield " ".join(parser.description.split())
        rows = [row(action) for action in parser._actions if is_listed(action)]
        if rows:
            yield "\n".join(("| argument | what it does |", "|---|---|", *rows))
        for action in parser._actions:
            if isinstance(action, argparse._SubParsersAction):
                yield from sections(action.choices, f"{before} {name}", level + 1)


def is_listed(action: argparse.Action) -> bool:
    """Whether a reader should know of it here; every command has --help."""
    hidden = isinstance(action, argparse._HelpAction | argparse._SubParsersAction)
    return not hidden and action.help is not argparse.SUPPRESS


def row(action: argparse.Action) -> str:
    """One argument: how it is written and what it does."""
    names = action.option_strings or [""]
    written = ", ".join(f"`{' '.join(filter(None, (name, value(action))))}`" for name in names)
    text = (action.help or "").replace("|", BAR)
    return f"| {written} | {text} |"


def value(action: argparse.Action) -> str:
    """What follows the name of an argument: its choices or the name of its value, nothing for a switch."""
    if action.nargs == 0:
        return ""
    if action.choices:
        return BAR.join(map(str, action.choices))
    return str(action.metavar or action.dest.upper()).replace("|", BAR)
