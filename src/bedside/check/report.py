"""The answer to a draft: post, revise or hold, and why, in the form that other programs rely on."""

from dataclasses import dataclass
from enum import StrEnum

from bedside.concerns.rule import Concern, Fix


class Verdict(StrEnum):
    """Nothing to change, something to change, or not like this."""

    POST = "post"
    REVISE = "revise"
    HOLD = "hold"


@dataclass(frozen=True, slots=True)
class Raised:
    """A concern as reported: the clauses in force behind it, and the published share of boards, if there is one."""

    concern: Concern
    clauses: tuple[str, ...] = ()
    board_percent: int | None = None

    def to_json(self) -> dict[str, object]:
        """Return the concern in the form of the ``Report`` contract."""
        concern = self.concern
        fields: dict[str, object] = {
            "code": concern.code,
            "asks": concern.asks.value,
            "spans": [[span.start, span.end] for span in concern.spans],
            "message": concern.message,
            "why": concern.why,
            "clauses": list(self.clauses),
        }
        if self.board_percent is not None:
            fields["board_percent"] = self.board_percent
        if concern.first is not None:
            fields["first"] = concern.first
        if concern.change is not None:
            fields["change"] = concern.change
        return fields | {"fixes": [_fix_to_json(fix) for fix in concern.fixes]}


@dataclass(frozen=True, slots=True)
class Report:
    """All that is said about one draft."""

    id: str
    verdict: Verdict
    concerns: tuple[Raised, ...]
    not_looked_at: tuple[str, ...]
    policy: tuple[str, ...]
    version: str
    safer_text: str | None = None
    identifiability: dict[str, object] | None = None

    def to_json(self) -> dict[str, object]:
        """Return the report in the form of the ``Report`` contract."""
        fields: dict[str, object] = {
            "id": self.id,
            "verdict": self.verdict.value,
            "concerns": [raised.to_json() for raised in self.concerns],
        }
        if self.safer_text is not None:
            fields["safer_text"] = self.safer_text
        if self.identifiability is not None:
            fields["identifiability"] = self.identifiability
        return fields | {
            "not_looked_at": list(self.not_looked_at),
            "policy": list(self.policy),
            "version": self.version,
        }


def _fix_to_json(fix: Fix) -> dict[str, object]:
    return {"label": fix.label, "edits": [[edit.start, edit.end, edit.text] for edit in fix.edits]}
