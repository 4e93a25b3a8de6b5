"""Prints the figures of the finders side by side."""

from collections.abc import Mapping
from typing import Any

from rich.console import Console
from rich.table import Table

Figures = Mapping[str, Any]


def print_figures(console: Console, figures: Figures) -> None:
    """Print all tables."""
    finders = figures["finders"]
    for match in ("exact", "overlap"):
        console.print(_scores(figures, match))
    console.print(_speed(finders))
    console.print(_groups(finders))
    console.print(_invariance(figures["invariance"]))


def _scores(figures: Figures, match: str) -> Table:
    finders = figures["finders"]
    table = _table(f"Spans, {match} match: precision / recall / F1", "set", "kind", "labelled", *finders)
    first = next(iter(finders.values()))
    for name, kinds in first["sets"].items():
        for kind, row in kinds.items():
            shown = [_shares(finder["sets"][name][kind][match]) for finder in finders.values()]
            table.add_row(name, kind, f"{row[match]['labelled']}", *shown)
        table.add_section()
    return table


def _speed(finders: Figures) -> Table:
    table = _table(
        "Speed on one core, texts per second", "finder", "by the processor", "by the clock", "texts"
    )
    for name, row in finders.items():
        table.add_row(
            name,
            f"{row['texts_per_second']:,.0f}",
            f"{row['texts_per_second_by_the_clock']:,.0f}",
            f"{row['texts']}",
        )
    return table


def _groups(finders: Figures) -> Table:
    table = _table(
        "People seen, recall by group of names: all (full, given, surname, small letters)", "group", *finders
    )
    for group in next(iter(finders.values()))["groups"]:
        table.add_row(group, *(_forms(row["groups"][group]) for row in finders.values()))
    table.add_section()
    gaps = (row["largest_gap"] for row in finders.values())
    table.add_row("largest gap", *(f"{gap:.0%} ({worst} to {best})" for worst, best, gap in gaps))
    return table


def _invariance(figures: Figures) -> Table:
    ways = {name: row for name, row in figures.items() if name != "sets"}
    table = _table(
        f"Verdicts that change (of the bad let pass, of the clean stopped; codes): {', '.join(figures['sets'])}",
        "what changed",
        "drafts",
        *ways,
    )
    first = next(iter(ways.values()))
    for group, row in first["other names"].items():
        table.add_row(
            group, f"{row['drafts']}", *(_changes(way["other names"][group]) for way in ways.values())
        )
    table.add_section()
    table.add_row(
        "words added",
        f"{first['words added']['drafts']}",
        *(_changes(way["words added"]) for way in ways.values()),
    )
    return table


def _table(title: str, *headings: str) -> Table:
    table = Table(title=title)
    for heading in headings:
        table.add_column(
            heading,
            justify="left" if heading in ("set", "kind", "group", "finder", "what changed") else "right",
        )
    return table


def _shares(row: Mapping[str, float]) -> str:
    if not row["labelled"] and not row["found"]:
        return "-"
    return f"{row['precision']:.2f} / {row['recall']:.2f} / {row['f1']:.2f}"


def _forms(row: Mapping[str, float]) -> str:
    parts = " ".join(f"{value:.0%}" for form, value in row.items() if form != "all")
    return f"{row['all']:.1%} ({parts})"


def _changes(row: Mapping[str, float]) -> str:
    return f"{row['verdict']:.1%} ({row['let pass']:.1%}, {row['stopped']:.1%}; {row['codes']:.1%})"
