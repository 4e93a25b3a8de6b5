"""Reports for other programs: one JSON object a line, always in UTF-8."""

import json
import sys
from collections.abc import Mapping
from typing import TextIO

from bedside.cli.checked import Reports

# Allowed inside JSON, yet many readers of lines end a line at them.
_LINE_ENDS = {ord(sign): f"\\u{ord(sign):04x}" for sign in "\x85\u2028\u2029"}


def write(reports: Reports) -> None:
    """Print one report a line."""
    for one in reports.checked:
        write_line(one.report.to_json(), sys.stdout)


def write_line(fields: Mapping[str, object], out: TextIO) -> None:
    """Write an object on one line."""
    out.write(json.dumps(fields, ensure_ascii=False).translate(_LINE_ENDS) + "\n")
