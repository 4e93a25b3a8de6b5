"""A draft goes in, a report comes out."""

from bedside.check.checking import check_draft
from bedside.check.report import Report, Verdict

__all__ = ["Report", "Verdict", "check_draft"]
