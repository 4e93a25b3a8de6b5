"""A report in SARIF 2.1.0 (OASIS, 2020), for teams that keep the text of their website in a repository."""

from collections.abc import Sequence
from pathlib import Path

from bedside import __version__
from bedside.check import Report
from bedside.check.report import Raised
from bedside.concerns.discovery import rule_of
from bedside.drafts import Draft, Span

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/os/schemas/sarif-schema-2.1.0.json"
LEVELS = {"note": "note", "revise": "warning", "hold": "error"}

Row = tuple[Draft, Report, Path | None]


def log(rows: Sequence[Row]) -> dict[str, object]:
    """Return a SARIF log of all reports; it holds places and reasons, never the draft's words."""
    codes = sorted({raised.concern.code for _, report, _ in rows for raised in report.concerns})
    driver = {
        "name": "Bedside",
        "version": __version__,
        "rules": [{"id": code, "shortDescription": {"text": _title(code)}} for code in codes],
    }
    results = [
        _result(raised, draft, path, span)
        for draft, report, path in rows
        for raised in report.concerns
        for span in raised.concern.spans or (None,)
    ]
    run = {"tool": {"driver": driver}, "columnKind": "unicodeCodePoints", "results": results}
    return {"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}


def _title(code: str) -> str:
    rule = rule_of(code)
    return rule.title if rule else code


def _result(raised: Raised, draft: Draft, path: Path | None, span: Span | None) -> dict[str, object]:
    place: dict[str, object] = {"artifactLocation": {"uri": path.as_posix() if path else "draft.txt"}}
    if span is not None:
        place["region"] = _region(draft.text, span)
    return {
        "ruleId": raised.concern.code,
        "level": LEVELS[raised.concern.asks.value],
        "message": {"text": raised.concern.message},
        "locations": [{"physicalLocation": place}],
        "properties": {"clauses": list(raised.clauses)},
    }


def _region(text: str, span: Span) -> dict[str, int]:
    """Return lines and columns counted from one, the end column exclusive."""
    return {
        "startLine": text.count("\n", 0, span.start) + 1,
        "startColumn": span.start - text.rfind("\n", 0, span.start),
        "endLine": text.count("\n", 0, span.end) + 1,
        "endColumn": span.end - text.rfind("\n", 0, span.end),
        "charOffset": span.start,
        "charLength": span.end - span.start,
    }
