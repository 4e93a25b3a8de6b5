"""Checks a draft: sees, weighs, settles, decides, and proposes a safer wording."""

from collections.abc import Sequence
from dataclasses import replace

from bedside import __version__
from bedside.check.report import Raised, Report, Verdict
from bedside.check.safer import safer_text
from bedside.check.settling import settle
from bedside.check.unseen import not_looked_at
from bedside.check.verdict import raised_to_hold, verdict_of
from bedside.concerns.discovery import all_rules
from bedside.concerns.rule import Concern
from bedside.drafts import Draft
from bedside.evidence import Evidence, see
from bedside.policy import Guidance


def check_draft(draft: Draft, guidance: Guidance) -> Report:
    """Return the report on a draft under the guidance in force."""
    seen = see(draft)
    concerns = weigh(draft, seen)
    verdict = verdict_of(concerns)
    return Report(
        id=draft.id,
        verdict=verdict,
        concerns=tuple(Raised(concern, guidance.board_percent(concern.code)) for concern in concerns),
        not_looked_at=not_looked_at(draft, seen),
        policy=guidance.versions,
        version=__version__,
        safer_text=_safer(draft, seen, concerns) if verdict is Verdict.REVISE else None,
    )


def weigh(draft: Draft, seen: Evidence) -> tuple[Concern, ...]:
    """Return what all rules raise about a draft, settled, and raised to a hold where nothing remains."""
    concerns = settle(concern for rule in all_rules() for concern in rule.weigh(draft, seen))
    return raised_to_hold(concerns, seen)


def _safer(draft: Draft, seen: Evidence, concerns: Sequence[Concern]) -> str | None:
    def look(wording: str) -> tuple[Evidence, Sequence[Concern]]:
        other = replace(draft, text=wording)
        seen_other = see(other)
        return seen_other, weigh(other, seen_other)

    return safer_text(seen, concerns, look)
