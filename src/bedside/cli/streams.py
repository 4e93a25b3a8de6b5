"""Sees to it that standard output takes every sign, whatever the machine's language is set to."""

import io
import sys
from typing import TextIO

from bedside.cli.faults import CommandError


def as_utf8(stream: TextIO) -> TextIO:
    """Make a stream write UTF-8 and plain line ends, as other programs expect of JSON and HTML."""
    if isinstance(stream, io.TextIOWrapper):
        stream.reconfigure(encoding="utf-8", errors="backslashreplace", newline="\n")
    return stream


def never_failing() -> None:
    """Make standard output show a question mark for a sign that it does not have.

    Raises:
        CommandError: it is closed.
    """
    if sys.stdout is None:
        raise CommandError("standard output: it is closed.", "  Run the command with its output open.")
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(errors="replace")
