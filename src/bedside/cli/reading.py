"""The options that do without the trained reader, or let another read beside it."""

import argparse
from importlib import import_module
from pathlib import Path
from typing import cast

from bedside.cli.faults import CommandError
from bedside.evidence.reader.labels import ReaderError
from bedside.evidence.reader.reading import Reader
from bedside.evidence.reader.shipped import shipped_reader
from bedside.evidence.reader.together import Together

# Loaded by name, and only where it is asked for: what runs it doubles the time to start.
CLASSIFIER = "bedside.evidence.reader.classifier"


def add_to(parser: argparse.ArgumentParser) -> None:
    """Add the options to a command."""
    which = parser.add_mutually_exclusive_group()
    which.add_argument(
        "--without-reader",
        action="store_true",
        help="go by lists and patterns alone, without the trained reader",
    )
    which.add_argument(
        "--reader",
        metavar="FOLDER",
        type=Path,
        help="let a token classifier of your own (ONNX) read beside the reader that ships",
    )


def reader_of(options: argparse.Namespace) -> Reader | None:
    """Return the reader that the options choose, where it is installed."""
    if options.without_reader:
        return None
    shipped = shipped_reader()
    if options.reader is None:
        return shipped
    own = _own(options.reader)
    return Together(shipped, own) if shipped else own


def _own(folder: Path) -> Reader:
    try:
        return cast("Reader", import_module(CLASSIFIER).TokenClassifier(folder))
    except ReaderError as fault:
        raise CommandError(*(f"--reader {fault}".splitlines())) from None
    except ImportError:
        raise CommandError(
            f"--reader {folder}: onnxruntime is not installed here.", "  Install it, or leave the option out."
        ) from None
