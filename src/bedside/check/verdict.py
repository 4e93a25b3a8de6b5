"""Decides post, revise or hold: a hold where nothing worth posting remains or something must come first."""

import re
from collections.abc import Sequence
from dataclasses import replace

from bedside.check.edits import applied, chosen_edits, without_sentences
from bedside.check.report import Verdict
from bedside.concerns.rule import Asks, Concern
from bedside.evidence import Evidence

# Fewer words than this, once the marked sentences are out, are a greeting or a sign-off, not a post.
WORTH_POSTING_WORDS = 5
_WORD = re.compile(r"[^\W_]{2,}")


def raised_to_hold(concerns: Sequence[Concern], seen: Evidence) -> tuple[Concern, ...]:
    """Return the concerns, each that leaves nothing to post raised from *revise* to *hold*."""
    return tuple(_raised(concern, seen) for concern in concerns)


def verdict_of(concerns: Sequence[Concern]) -> Verdict:
    """Return the verdict that the weightiest concern asks for."""
    weight = max((concern.asks.weight for concern in concerns), default=0)
    return (Verdict.POST, Verdict.REVISE, Verdict.HOLD)[weight]


def _raised(concern: Concern, seen: Evidence) -> Concern:
    if concern.asks is Asks.REVISE and concern.spans and not _something_remains(concern, seen):
        return replace(concern, asks=Asks.HOLD)
    return concern


def _something_remains(concern: Concern, seen: Evidence) -> bool:
    """Tell whether a post is left once the concern is taken out, by its own edits or else with its sentences."""
    if concern.change is not None:
        return True
    edits = chosen_edits(concern) or without_sentences(concern, seen)
    return len(_WORD.findall(applied(seen.text.given, edits))) >= WORTH_POSTING_WORDS
