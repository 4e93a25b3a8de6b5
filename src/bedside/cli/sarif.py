"""Reports in SARIF 2.1.0 (OASIS, 2020), for teams that keep the text of their website in a repository."""

import json
import os
import sys
from collections.abc import Sequence
from pathlib import Path
from urllib.parse import quote

from bedside import __version__
from bedside.check.report import Raised
from bedside.cli.checked import Checked, Reports
from bedside.cli.sentences import remedies
from bedside.concerns.discovery import rule_of
from bedside.drafts import Draft, Span

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/os/schemas/sarif-schema-2.1.0.json"
LEVELS = {"note": "note", "revise": "warning", "hold": "error"}
# The name of our way of telling one match from another; a new way is given a new name.
FINGERPRINT = "bedsideMark/v1"

Fields = dict[str, object]


def write(reports: Reports) -> None:
    """Print one log of all reports."""
    sys.stdout.write(json.dumps(log(reports.checked), indent=2, ensure_ascii=False) + "\n")


def log(checked: Sequence[Checked]) -> Fields:
    """Return a SARIF log of all reports; it holds places and reasons, never the draft's words."""
    codes = sorted({raised.concern.code for one in checked for raised in one.report.concerns})
    driver = {"name": "Bedside", "version": __version__, "rules": [_rule(code) for code in codes]}
    results = [
        _result(one, raised, span, codes)
        for one in checked
        for raised in one.report.concerns
        for span in raised.concern.spans or (None,)
    ]
    run = {
        "tool": {"driver": driver},
        "columnKind": "unicodeCodePoints",
        "invocations": [{"executionSuccessful": True}],
        "results": results,
    }
    return {"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}


def _rule(code: str) -> Fields:
    rule = rule_of(code)
    if rule is None:
        return {"id": code}
    return {
        "id": code,
        "shortDescription": {"text": rule.title},
        "fullDescription": {"text": rule.why},
        "help": {"text": f"{rule.why} Not a concern: {rule.section('Not a concern')}"},
        "defaultConfiguration": {"level": LEVELS[rule.asks.value]},
    }


def _result(one: Checked, raised: Raised, span: Span | None, codes: Sequence[str]) -> Fields:
    concern = raised.concern
    place: Fields = {"artifactLocation": {"uri": _address(one.path, one.draft)}}
    if span is not None:
        place["region"] = _region(one.draft.text, span)
    return {
        "ruleId": concern.code,
        "ruleIndex": codes.index(concern.code),
        "level": LEVELS[concern.asks.value],
        "message": {"text": " ".join(filter(None, (concern.message, remedies(concern))))},
        "locations": [{"physicalLocation": place}],
        "partialFingerprints": {FINGERPRINT: one.mark_of(concern, span)},
        "properties": {"clauses": list(raised.clauses)},
    }


def _address(path: Path | None, draft: Draft) -> str:
    """Return where the text stands: a path as it was given, or a name for words that came from no file."""
    if path is None:
        return quote(draft.id.replace(" ", "-"))
    return path.as_uri() if path.is_absolute() else quote(os.fsencode(path.as_posix()))


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
