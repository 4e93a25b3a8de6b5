"""Measures span finding on public sets and by groups of names, side by side, and how steady the verdicts are.

    python -m benchmarks.names DATA_DIR [--presidio PYTHON [--model NAME]] [--finder NAME=MODULE:FUNCTION] [--reader]
                               [--limit N] [--held-out]

DATA_DIR holds a folder a set (btc, wnut17, presidio-synth, asq-phi) of JSON Lines with `text` and `spans`, each span
its start, its end and its label.
PYTHON is an interpreter in whose environment presidio-analyzer, spaCy and the model are installed.
A finder is any function from text to spans; --finder adds one, --reader adds Bedside with the reader that ships.
Figures go to benchmarks/results/names.json.
"""

import argparse
import json
import sys
from collections.abc import Iterator
from contextlib import ExitStack
from functools import partial
from pathlib import Path

from rich.console import Console

from bedside.check import check_draft
from bedside.evidence.reader.shipped import shipped_reader
from bedside.policy import load_guidance
from benchmarks.names.finders import bedside, plugged_in
from benchmarks.names.groups import by_group, largest_gap, names
from benchmarks.names.invariance import other_names, read_rows, words_added
from benchmarks.names.measured import Measured, figures_of, warmed_up
from benchmarks.names.presidio import NotRunningError, presidio
from benchmarks.names.sets import SETS, NotThereError, read_set
from benchmarks.names.tables import print_figures

RESULTS = Path(__file__).parents[1] / "results" / "names.json"
DEVELOPMENT, HELD_OUT = ("development authors",), ("held-out authors", "own hard drafts")


def main() -> int:
    """Measure, print, write."""
    options = _options()
    console = Console(width=None if sys.stdout.isatty() else 150)
    try:
        figures = _measure(options)
    except (NotThereError, NotRunningError) as fault:
        console.print(f"{fault}", markup=False)
        return 2
    print_figures(console, figures)
    if options.limit is None:
        RESULTS.parent.mkdir(exist_ok=True)
        RESULTS.write_text(json.dumps(figures, indent=1, sort_keys=True) + "\n", "utf-8")
    return 0


def _measure(options: argparse.Namespace) -> dict[str, object]:
    sets = [read_set(options.data, name, options.limit) for name in SETS]
    figures: dict[str, object] = {
        "parts": {one.name: f"{one.part}: {len(one.texts)} texts" for one in sets},
    }
    with ExitStack() as running:
        found: dict[str, dict[str, object]] = {}
        for name, measured, made_of in _finders(options, running):
            groups = by_group(measured.find, options.limit)
            # The groups are found first: they warm a finder up, and the speed is that of the public texts.
            found[name] = figures_of(measured, sets) | {
                "made_of": made_of,
                "groups": groups,
                "largest_gap": largest_gap(groups),
            }
    return figures | {"finders": found, "invariance": _invariance(options)}


def _finders(
    options: argparse.Namespace, running: ExitStack
) -> Iterator[tuple[str, Measured, dict[str, str]]]:
    yield "bedside", warmed_up(bedside()), {"made_of": "lists and patterns"}
    if options.reader:
        yield (
            "bedside with reader",
            warmed_up(bedside(shipped_reader())),
            {"made_of": "with the shipped reader"},
        )
    for told in options.finder:
        name, _, place = told.partition("=")
        yield name, warmed_up(plugged_in(place)), {"made_of": place}
    if options.presidio:
        engine = running.enter_context(presidio(options.presidio, options.model))
        # The model's name stands in every table: a stand-in is not what people install.
        yield f"presidio, {engine.made_of['model']}", engine, engine.made_of


def _invariance(options: argparse.Namespace) -> dict[str, object]:
    wanted = DEVELOPMENT + (HELD_OUT if options.held_out else ())
    rows, people = read_rows(wanted, options.limit), names()
    figures: dict[str, object] = {"sets": list(wanted)}
    for title, reader in (("lists and patterns", None), ("with reader", shipped_reader())):
        check = partial(check_draft, guidance=load_guidance(), reader=reader)
        changes = other_names(rows, people, check)
        figures[title] = {
            "other names": {group: one.to_json() for group, one in changes.items()},
            "words added": words_added(rows, check).to_json(),
        }
    return figures


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="benchmarks.names", description="Span finding on public sets.")
    parser.add_argument("data", type=Path, metavar="DATA_DIR")
    parser.add_argument("--presidio", type=Path, metavar="PYTHON", help="an interpreter that has Presidio")
    parser.add_argument(
        "--model", default="en_core_web_sm", help="Presidio's spaCy model, a name or a folder"
    )
    parser.add_argument("--finder", action="append", default=[], metavar="NAME=MODULE:FUNCTION")
    parser.add_argument("--reader", action="store_true", help="measure Bedside with the shipped reader too")
    parser.add_argument(
        "--limit", type=int, help="so many texts of each set, names and drafts; writes nothing"
    )
    parser.add_argument(
        "--held-out", action="store_true", help="verdicts of held-out drafts too, figures only"
    )
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
