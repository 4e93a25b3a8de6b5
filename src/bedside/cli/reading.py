"""The option that does without the trained reader."""

import argparse

from bedside.evidence.reader.reading import Reader
from bedside.evidence.reader.shipped import shipped_reader


def add_to(parser: argparse.ArgumentParser) -> None:
    """Add the option to a command."""
    parser.add_argument(
        "--without-reader",
        action="store_true",
        help="go by lists and patterns alone, without the trained reader",
    )


def reader_of(options: argparse.Namespace) -> Reader | None:
    """Return the reader that the options choose, where it is installed."""
    return None if options.without_reader else shipped_reader()
