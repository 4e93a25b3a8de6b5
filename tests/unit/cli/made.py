"""Reports made by hand, so that what is shown does not hang on what a concern raises today."""

from dataclasses import replace
from typing import Any

from bedside.check import Report, Verdict
from bedside.check.report import Raised
from bedside.cli.checked import Checked, Reports
from bedside.concerns.rule import Asks, Concern, Edit, Fix
from bedside.drafts import Draft, Span
from bedside.policy import load_guidance

GUIDANCE = load_guidance()
CLAUSES = ("hipaa-514/A-names", "acp-fsmb-2013/position-1")


def concern(text: str, words: str, code: str = "patient-identifier", **told: Any) -> Concern:
    """Make a concern about the first place where these words stand; about no place for no words."""
    start = text.index(words)
    usual = Concern(
        code=code,
        asks=Asks.REVISE,
        spans=(Span(start, start + len(words)),) if words else (),
        message="This names a patient.",
        why="The law counts names. A second sentence says more.",
        clauses=CLAUSES,
        fixes=(Fix("Take the name out", (Edit(start, start + len(words), ""),)),),
    )
    return replace(usual, **told)


def reports(
    text: str, *concerns: Concern, safer: str | None = None, name: str = "", **shown: bool
) -> Reports:
    """Make a report on a text with these concerns."""
    return Reports((checked(text, *concerns, safer=safer, name=name),), GUIDANCE, **shown)


def checked(text: str, *concerns: Concern, safer: str | None = None, name: str = "") -> Checked:
    """Make a draft with its report."""
    weight = max((one.asks.weight for one in concerns), default=0)
    report = Report(
        id=name,
        verdict=(Verdict.POST, Verdict.REVISE, Verdict.HOLD)[weight],
        concerns=tuple(Raised(one, one.clauses) for one in concerns),
        not_looked_at=(),
        policy=GUIDANCE.versions,
        version="0.1",
        safer_text=safer,
    )
    return Checked(Draft(text=text, id=name), report)
