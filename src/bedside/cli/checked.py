"""Drafts with their reports, as the forms of a report are given them."""

from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Protocol

from bedside.check import Report
from bedside.check.passes import fingerprint, fingerprints
from bedside.concerns.rule import Concern
from bedside.drafts import Draft, Span, Text
from bedside.evidence import Evidence
from bedside.policy import Guidance


@dataclass(frozen=True)
class Checked:
    """A draft with its report, and the file it came from, if any."""

    draft: Draft
    report: Report
    path: Path | None = None

    def mark_of(self, concern: Concern, span: Span | None) -> str:
        """Return the mark by which one match can be let pass."""
        return fingerprint(concern.code, span, self._words)

    def marks(self, *concerns: Concern) -> tuple[str, ...]:
        """Return the marks of all matches of these concerns."""
        return fingerprints(concerns, self._words)

    def all_marks(self) -> tuple[str, ...]:
        """Return the marks of all matches."""
        return self.marks(*(raised.concern for raised in self.report.concerns))

    @cached_property
    def _words(self) -> Evidence:
        # A mark is made of words alone, so nothing has to be looked for a second time.
        return Evidence(Text.of(self.draft.text))


@dataclass(frozen=True, slots=True)
class Reports:
    """Drafts with their reports, the guidance that they cite, and how much is to be shown."""

    checked: tuple[Checked, ...]
    guidance: Guidance
    is_brief: bool = False
    is_full: bool = False


class Form(Protocol):
    """A module that writes reports in one form to standard output."""

    def write(self, reports: Reports) -> None:
        """Write the reports."""
