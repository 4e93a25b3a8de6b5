"""`bedside policy`: the guidance as data; list, show, compare, validate."""

import argparse
import shutil
import sys
from pathlib import Path

from bedside.cli import guidance
from bedside.cli.faults import NOT_DONE
from bedside.policy import Guidance, Pack, load_guidance
from bedside.policy.comparing import diff_packs
from bedside.policy.rendering import render_changes, render_clause, render_faults, render_list, render_pack
from bedside.policy.validation import read_pack, validate_pack

NARROWEST, WIDEST = 40, 100


def fill(parser: argparse.ArgumentParser) -> None:
    """Add the options of the command, with its own commands."""
    parser.description = "The guidance as data: list, show, compare, validate."
    parser.set_defaults(run=lambda _: _help(parser))
    own = parser.add_subparsers(title="commands", metavar="COMMAND")
    listing = own.add_parser("list", help="all packs, and which are on")
    guidance.add_packs_to(listing)
    listing.set_defaults(run=_list)
    show = own.add_parser("show", help="a pack or a clause")
    show.add_argument("name", metavar="PACK | CLAUSE")
    show.set_defaults(run=_show)
    diff = own.add_parser("diff", help="what became of one edition in another")
    diff.add_argument("old", metavar="OLDER")
    diff.add_argument("new", metavar="NEWER")
    diff.set_defaults(run=_diff)
    validate = own.add_parser("validate", help="all faults of an institution's pack, with their mend")
    validate.add_argument("files", nargs="+", metavar="FILE", type=Path)
    validate.set_defaults(run=_validate)


def _help(parser: argparse.ArgumentParser) -> int:
    parser.print_help()
    return NOT_DONE


def _list(options: argparse.Namespace) -> int:
    print(render_list(guidance.guidance_of(options), width=_width()))
    return 0


def _show(options: argparse.Namespace) -> int:
    known = load_guidance()
    clause = known.find(options.name)
    print(
        render_clause(clause, width=_width())
        if clause
        else render_pack(known.pack(options.name), width=_width())
    )
    return 0


def _diff(options: argparse.Namespace) -> int:
    known = load_guidance()
    old, new = _pack(options.old, known), _pack(options.new, known)
    print(render_changes(old, new, diff_packs(old, new), width=_width()))
    return 0


def _pack(name: str, known: Guidance) -> Pack:
    """Return the pack of this id, or the one in this file."""
    return read_pack(Path(name)) if name.endswith(".toml") else known.pack(name)


def _validate(options: argparse.Namespace) -> int:
    """Print the faults of every file; 0 where there are none, else 2, since such a file cannot be used."""
    code = 0
    for path in options.files:
        faults = validate_pack(path)
        if faults:
            code = NOT_DONE
            print(render_faults(faults), file=sys.stderr)
        else:
            print(f"{path}: good.")
    return code


def _width() -> int:
    return max(NARROWEST, min(WIDEST, shutil.get_terminal_size().columns))
