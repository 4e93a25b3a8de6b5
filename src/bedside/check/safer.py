"""Proposes one safer wording: the edits of the concerns together, checked again until nothing asks for a change."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Protocol

from bedside.check.edits import applied, chosen_edits, without_sentences
from bedside.check.hanging import LONGEST, hanging
from bedside.concerns.rule import Asks, Concern, Edit
from bedside.drafts import Draft
from bedside.drafts.lengths import length_on
from bedside.evidence import Evidence

ROUNDS = 4
# Of the words that nothing marked, so much must stay, or it is no longer the author's text.
KEPT_SHARE = 0.6
_LAST_HASHTAGS = re.compile(r"(?:\s+#\w{1,100}){1,30}\s*$")
_WORD = re.compile(r"\w+")


class Look(Protocol):
    """Checks another wording in the same circumstances, with the trained reader or by the rules alone."""

    def __call__(self, wording: str, *, is_read: bool) -> tuple[Evidence, Sequence[Concern]]:
        """Return what is seen in a wording, and raised."""


def safer_text(seen: Evidence, concerns: Sequence[Concern], look: Look) -> str | None:
    """Return a wording that asks for nothing, or None where words cannot cure or too little would stay.

    Between the rounds the rules alone look whether what they raised is gone, since the reader takes longer than all
    of them; whether the wording passes is always asked of both.
    """
    if len(seen.text.given) > LONGEST or any(_beyond_words(concern) for concern in concerns):
        return None
    raised = {concern.code for concern in concerns}
    words_now, round_seen, round_concerns = seen.text.given, seen, concerns
    for step in range(ROUNDS):
        edits = [edit for concern in _asking(round_concerns) for edit in _edits(concern, round_seen, step)]
        edits += hanging(round_seen, edits)
        words_now = applied(words_now, edits)
        if not words_now:
            return None
        round_seen, by_rules = look(words_now, is_read=False)
        round_concerns = [concern for concern in _asking(by_rules) if concern.code in raised]
        if not round_concerns:
            round_seen, round_concerns = look(words_now, is_read=True)
        if not _asking(round_concerns):
            return words_now if _keeps_enough(seen, concerns, words_now) else None
    return None


def fitted(wording: str | None, draft: Draft) -> str | None:
    """Return a wording that is not too long for the platform where the draft was not; hashtags at its end may go."""
    if wording is None or _fits(wording, draft) or not _fits(draft.text, draft):
        return wording
    shorter = _LAST_HASHTAGS.sub("", wording)
    return shorter if _fits(shorter, draft) else None


def _fits(wording: str, draft: Draft) -> bool:
    length = length_on(draft.platform, wording) if draft.platform else None
    return length is None or length.is_within


def _beyond_words(concern: Concern) -> bool:
    return concern.asks is not Asks.NOTE and (concern.first is not None or concern.change is not None)


def _asking(concerns: Iterable[Concern]) -> tuple[Concern, ...]:
    return tuple(concern for concern in concerns if concern.asks is not Asks.NOTE)


def _edits(concern: Concern, seen: Evidence, step: int) -> tuple[Edit, ...]:
    """Return the concern's own edits, at first; then, where they did not help, without the sentence."""
    own = chosen_edits(concern)
    if step < ROUNDS // 2 and own:
        return own
    return without_sentences(concern, seen)


def _keeps_enough(seen: Evidence, concerns: Sequence[Concern], wording: str) -> bool:
    """Tell whether enough of the words outside the marked places are still there."""
    marked = bytearray(len(seen.text.given))
    for concern in _asking(concerns):
        for span in concern.spans:
            marked[span.start : span.end] = b"\1" * (span.end - span.start)
    words = _WORD.finditer(seen.text.given)
    unmarked = [match[0].lower() for match in words if 1 not in marked[match.start() : match.end()]]
    # Counted, not matched in order: one word that an edit changed must not hide all that stands behind it.
    kept = Counter(unmarked) & Counter(match[0].lower() for match in _WORD.finditer(wording))
    return not unmarked or kept.total() / len(unmarked) >= KEPT_SHARE
