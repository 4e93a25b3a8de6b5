"""The sentences that every report shares, whatever its form."""

from bedside.check import Report, Verdict
from bedside.policy import Clause, Guidance


def verdict_sentence(report: Report) -> str:
    """Return the verdict in one plain sentence."""
    changes = [raised for raised in report.concerns if raised.concern.asks != "note"]
    notes = len(report.concerns) - len(changes)
    if report.verdict is Verdict.POST:
        return "Good to post." if not notes else f"Good to post; {counted(notes, 'remark')} to consider."
    first = next((raised.concern.first for raised in changes if raised.concern.first), None)
    if report.verdict is Verdict.HOLD:
        return (
            f"Not like this: first {first}." if first else "Not like this; nothing of it is worth the risk."
        )
    elsewhere = {raised.concern.change for raised in changes if raised.concern.change}
    if elsewhere:
        return f"Change {' and '.join(sorted(elsewhere))} before you post it."
    return f"Change {counted(len(changes), 'thing')} before you post it."


def clause_line(clause: Clause) -> str:
    """Return whose guidance a clause is, with its date, place and address."""
    date = "" if clause.year is None or str(clause.year) in clause.source else f", {clause.year}"
    return f"{clause.source}{date}; {clause.locator}. {clause.url}"


def board_sentence(code: str, guidance: Guidance) -> str:
    """Return the published share of boards that would look into such a post, or an empty text."""
    figure = next(
        (row for row in guidance.figures_for(code) if row.kind == "boards" and row.percent is not None), None
    )
    if figure is None:
        return ""
    asked = f"{figure.source}, {figure.about}"
    return f"{figure.percent:g}% of state boards surveyed would likely investigate it ({asked})."


def counted(number: int, noun: str) -> str:
    """Return a number with its noun, in the plural where it is not one."""
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"
