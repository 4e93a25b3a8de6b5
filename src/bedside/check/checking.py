"""Checks a draft: sees, weighs, settles, decides, and proposes a safer wording."""

from bedside import __version__
from bedside.check.report import Raised, Report
from bedside.check.settling import settle
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
    return Report(
        id=draft.id,
        verdict=verdict_of(concerns),
        concerns=tuple(Raised(concern, guidance.board_percent(concern.code)) for concern in concerns),
        not_looked_at=(),
        policy=guidance.versions,
        version=__version__,
    )


def weigh(draft: Draft, seen: Evidence) -> tuple[Concern, ...]:
    """Return what all rules raise about a draft, settled and with the least each asks raised where nothing remains."""
    concerns = settle(concern for rule in all_rules() for concern in rule.weigh(draft, seen))
    return raised_to_hold(concerns, seen)
