"""The options that say by which guidance a draft is checked, and what its author lets pass."""

import argparse
import json
from pathlib import Path

from bedside.check.passes import Passes
from bedside.cli.faults import CommandError
from bedside.cli.inputs import decode
from bedside.drafts import Text
from bedside.policy import Guidance, load_guidance


def add_to(parser: argparse.ArgumentParser) -> None:
    """Add the options to a command."""
    add_packs_to(parser)
    group = parser.add_argument_group("what may pass")
    group.add_argument("--allow", metavar="FILE", type=Path, help="words that may pass, one a line")
    group.add_argument(
        "--ignore", metavar="MARK", action="append", default=[], help="let one match pass, by its mark"
    )
    group.add_argument(
        "--baseline", metavar="FILE", type=Path, help="let pass what an earlier --write-baseline kept"
    )


def add_packs_to(parser: argparse.ArgumentParser) -> None:
    """Add the options that choose the guidance alone."""
    group = parser.add_argument_group("by which guidance")
    group.add_argument("--packs", metavar="ID,ID", help="go by these packs only (see: bedside policy list)")
    group.add_argument(
        "--institution", metavar="FILE", type=Path, help="add your institution's own pack (TOML)"
    )


def guidance_of(options: argparse.Namespace) -> Guidance:
    """Return the guidance that the options choose; raises ``PolicyFault`` with all faults of a pack."""
    packs = (
        None if options.packs is None else [name.strip() for name in options.packs.split(",") if name.strip()]
    )
    return load_guidance(packs=packs, institution=options.institution)


def passes_of(options: argparse.Namespace) -> Passes:
    """Return what the options let pass.

    Raises:
        CommandError: a file is missing or is not what it should be.
    """
    words = _lines(options.allow) if options.allow else ()
    marks = {*options.ignore, *(_baseline(options.baseline) if options.baseline else ())}
    return Passes(
        frozenset(marks), frozenset(" ".join(token.word for token in Text.of(word).tokens) for word in words)
    )


def _lines(path: Path) -> list[str]:
    rows = (line.partition("#")[0].strip() for line in _read(path).splitlines())
    return [row for row in rows if row]


def _baseline(path: Path) -> list[str]:
    try:
        kept = json.loads(_read(path))
    except ValueError:
        kept = None
    marks = kept.get("marks") if isinstance(kept, dict) else None
    if not isinstance(marks, list):
        raise CommandError(
            f"{path}: this is no baseline.", "  Make one with: bedside check ... --write-baseline FILE"
        )
    return [str(mark) for mark in marks]


def _read(path: Path) -> str:
    try:
        return decode(path.read_bytes(), str(path))
    except OSError as error:
        raise CommandError(
            f"{path}: cannot be read ({error.strerror}).", "  Name a file that exists."
        ) from None
