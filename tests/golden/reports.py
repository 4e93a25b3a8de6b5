"""Whole reports of a few drafts in every form, as they are kept to be compared."""

import json
import re
from pathlib import Path

from bedside import __version__
from bedside.check import check_draft
from bedside.cli import html_report, sarif, text_report
from bedside.cli.checked import Checked, Reports
from bedside.cli.terminal import Paper
from bedside.drafts import read_draft
from bedside.policy import load_guidance

HERE = Path(__file__).parent
DRAFTS, KEPT = HERE / "drafts", HERE / "reports"
STYLE = re.compile(r"<style>.*?</style>", re.DOTALL)


def drafts() -> list[Path]:
    """The drafts, one a file."""
    return sorted(DRAFTS.glob("*.json"))


def forms_of(path: Path) -> dict[Path, str]:
    """The report on a draft in every form, by the file in which it is kept."""
    draft = read_draft({"id": path.stem, **json.loads(path.read_text(encoding="utf-8"))})
    guidance = load_guidance()
    reports = Reports((Checked(draft, check_draft(draft, guidance)),), guidance)
    (one,) = reports.checked
    forms = {
        "txt": "".join(f"{line.rstrip()}\n" for line in text_report.lines(reports, Paper(80))),
        "json": written(one.report.to_json()),
        "sarif": written(sarif.log(reports.checked)),
        "html": STYLE.sub("<style></style>", html_report.page(reports)) + "\n",
    }
    # A release alone changes no report.
    return {
        KEPT / f"{path.stem}.{form}": text.replace(__version__, "VERSION") for form, text in forms.items()
    }


def written(fields: dict[str, object]) -> str:
    """JSON that a person can compare line by line."""
    return json.dumps(fields, indent=1, ensure_ascii=False) + "\n"
