"""Measures the check and compares the figures with the floors.

python -m benchmarks             judgement and speed, printed and written to benchmarks/results/
python -m benchmarks --floors    measured and printed, and exit 1 where a figure falls below its floor
"""

import json
import sys
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

from rich.console import Console
from rich.progress import track
from rich.table import Table

from benchmarks import contact
from benchmarks.checking import check, checkers
from benchmarks.judgement import Judgement, judge
from benchmarks.labelled import LabelledSet, read_sets
from benchmarks.overlap import overlap
from benchmarks.speed import Speed, measure

HERE = Path(__file__).parent
RESULTS = HERE / "results"
SHARES = ("caught", "false_alarms", "false_holds", "verdicts_right", "pairs_right", "spans_touched")
SPEED_DRAFTS = 400
# A megabyte takes a minute or two, which every change would wait for; two doublings show the growth as well.
FOR_FLOORS: Mapping[str, Any] = {"lengths": (280,), "longest": 125_000}
BUILT_WITH = ("development", "training")

Figures = dict[str, dict[str, object]]
Floor = Mapping[str, Any]


def main(arguments: Sequence[str]) -> int:
    """Measure and print; then write the figures down or, with ``--floors``, compare them."""
    console = Console(width=None if sys.stdout.isatty() else 120)
    for_floors = "--floors" in arguments
    floors = tomllib.loads((HERE / "floors.toml").read_text("utf-8"))["floor"]
    sets = [group for group in read_sets() if not for_floors or _has_floor(group, floors)]
    judgements = _judgements(sets, console)
    some = [label.draft for group in sets for label in group.drafts][:SPEED_DRAFTS]
    speed = measure(some, check(), **FOR_FLOORS) if for_floors else measure(some, check())
    figures = {name: _figures(judgement) for name, judgement in judgements.items()}
    figures["speed"] = _speed_figures(speed)
    figures["overlap"] = {} if for_floors else _overlaps(sets)
    decided = contact.scored()
    figures |= contact.figures_of(decided)
    _print(console, sets, judgements, figures)
    console.print(contact.table_of(decided))
    if for_floors:
        return _compare(console, figures, floors)
    _write(figures)
    return 0


def _judgements(sets: Sequence[LabelledSet], console: Console) -> dict[str, Judgement]:
    """Return the judgement of every set that is there; every core checks a part of it."""
    judgements = {}
    with checkers() as checked:
        for group in sets:
            if group.drafts and group.use != "training":
                drafts = [label.draft for label in group.drafts]
                reports = track(
                    checked(drafts), group.name, total=len(drafts), console=console, transient=True
                )
                judgements[group.name] = judge(list(zip(group.drafts, reports, strict=True)))
    return judgements


def _has_floor(group: LabelledSet, floors: Sequence[Floor]) -> bool:
    return any(str(row["figure"]).startswith(f"{group.name}/") for row in floors)


def _figures(judgement: Judgement) -> dict[str, object]:
    rows = {
        code: {"precision": row.precision, "recall": row.recall, "f1": row.f1} | asdict(row)
        for code, row in judgement.by_code.items()
    }
    totals = {key: value for key, value in asdict(judgement).items() if key not in ("concerns", "by_code")}
    return totals | {"concern_f1": judgement.concerns.f1, "by_code": rows}


def _speed_figures(speed: Speed) -> dict[str, object]:
    figures: dict[str, object] = {
        f"warm_median_{length}": value for length, value in speed.warm_median.items()
    }
    figures |= {f"warm_99th_{length}": value for length, value in speed.warm_99th.items()}
    figures |= {f"seconds_{length}": value for length, value in speed.growth_seconds.items()}
    return figures | {
        "cold_start": speed.cold_start,
        "drafts_per_second": speed.drafts_per_second,
        "peak_memory_mib": speed.peak_memory_mib,
        "growth_exponent": speed.growth_exponent,
    }


def _overlaps(sets: Sequence[LabelledSet]) -> dict[str, object]:
    building = [label.draft.text for group in sets if group.use in BUILT_WITH for label in group.drafts]
    return {
        group.name: overlap((label.draft.text for label in group.drafts), building)
        for group in sets
        if group.use not in BUILT_WITH
    }


def _print(
    console: Console, sets: Sequence[LabelledSet], judgements: dict[str, Judgement], figures: Figures
) -> None:
    for group in sets:
        for path in group.missing:
            console.print(f"not there, so not measured: {path} ({group.name})")
    console.print(_judgement_table(sets, judgements, figures["overlap"]))
    console.print(_code_table(judgements))
    console.print(_speed_table(figures["speed"]))


def _judgement_table(
    sets: Sequence[LabelledSet], judgements: dict[str, Judgement], overlaps: dict[str, object]
) -> Table:
    table = Table(title="Judgement")
    for heading in (
        "set",
        "use",
        "drafts",
        *(name.replace("_", " ") for name in SHARES),
        "concern F1",
        "overlap",
    ):
        table.add_column(heading, justify="left" if heading in ("set", "use") else "right")
    for group in sets:
        if group.name in judgements:
            row = judgements[group.name]
            shares = [f"{getattr(row, name):.1%}" for name in SHARES]
            common = overlaps.get(group.name)
            missing = "" if group.use not in BUILT_WITH else "built with"
            shown = f"{common:.1%}" if isinstance(common, float) else missing
            table.add_row(group.name, group.use, str(row.drafts), *shares, f"{row.concerns.f1:.2f}", shown)
    return table


def _code_table(judgements: dict[str, Judgement]) -> Table:
    table = Table(title="Concerns: precision / recall (right, wrong, missed)")
    table.add_column("code")
    for name in judgements:
        table.add_column(name, justify="right")
    for code in sorted({code for row in judgements.values() for code in row.by_code}):
        cells = []
        for judgement in judgements.values():
            row = judgement.by_code.get(code)
            cells.append(
                f"{row.precision:.2f} / {row.recall:.2f} ({row.right} {row.wrong} {row.missed})"
                if row
                else "-"
            )
        table.add_row(code, *cells)
    return table


def _speed_table(speed: dict[str, object]) -> Table:
    table = Table(title="Speed (milliseconds unless named; one core)")
    table.add_column("figure")
    table.add_column("value", justify="right")
    for name, value in speed.items():
        table.add_row(name.replace("_", " "), f"{value:,.2f}")
    return table


def _write(figures: Figures) -> None:
    RESULTS.mkdir(exist_ok=True)
    (RESULTS / "latest.json").write_text(json.dumps(figures, indent=1, sort_keys=True) + "\n", "utf-8")


def _compare(console: Console, figures: Figures, floors: Sequence[Floor]) -> int:
    below = [row for row in floors if not _holds(row, figures)]
    for row in below:
        console.print(
            f"below its floor: {row['figure']} is {_figure(row['figure'], figures)}; {_bound(row)}. {row['why']}"
        )
    console.print(f"{len(floors) - len(below)} of {len(floors)} floors hold")
    return 1 if below else 0


def _holds(row: Floor, figures: Figures) -> bool:
    value = _figure(str(row["figure"]), figures)
    if value is None:
        return True
    least, most = row.get("at-least"), row.get("at-most")
    return not (
        (isinstance(least, (int, float)) and value < least)
        or (isinstance(most, (int, float)) and value > most)
    )


def _figure(path: str, figures: Figures) -> float | None:
    """Return a figure by its path; None where its set is not there, so that it could not be measured."""
    name, _, figure = path.partition("/")
    value = figures.get(name, {}).get(figure)
    return float(value) if isinstance(value, (int, float)) else None


def _bound(row: Floor) -> str:
    return f"at least {row['at-least']}" if "at-least" in row else f"at most {row['at-most']}"


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
