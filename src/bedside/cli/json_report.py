"""Reports for other programs: one JSON object a line, always in UTF-8."""

import sys
from collections.abc import Mapping
from typing import TextIO

from bedside.cli.checked import Reports
from bedside.drafts.json_lines import json_line


def write(reports: Reports) -> None:
    """Print one report a line."""
    for one in reports.checked:
        write_line(one.report.to_json(), sys.stdout)


def write_line(fields: Mapping[str, object], out: TextIO) -> None:
    """Write an object on one line."""
    out.write(json_line(fields))
