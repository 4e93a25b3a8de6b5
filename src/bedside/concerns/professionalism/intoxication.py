"""The author tells of being drunk, drugged or hung over, above all at or near work.

Why it is a concern:
    Whoever reads it may ask who was treated in that state; at work or on call it is a matter of patients' safety,
    and a board would look at it as such.

Example:
    Three margaritas in and my pager just went off.

Safer wording:
    Dinner with friends, phone off until Monday.

Not a concern:
    A glass of wine off duty, coffee, recovery and its anniversaries, teaching about alcohol, a patient's drinking.
"""

from collections.abc import Iterator

from bedside.concerns.rule import Asks, Concern, Rule
from bedside.concerns.wording import drop_sentence
from bedside.drafts import Draft, Kind
from bedside.evidence import Evidence

rule = Rule(__name__, asks=Asks.REVISE, clauses=("acp-fsmb-2013/table-4-message", "ama-9.3.2"), since="0.1")

FIRST = "somebody else to take the shift or the pager"


@rule
def weigh(draft: Draft, seen: Evidence) -> Iterator[Concern]:
    """Raise drink and drugs at or near work as a hold, a drunken evening as a change of words."""
    states = seen.of("intoxicated")
    if not states:
        return
    working = any(state.value == "at-work" for state in states) and draft.kind is not Kind.BIO
    yield rule.concern(
        *states,
        message="This tells of drink or drugs at or near work." if working else "This tells of being drunk.",
        asks=Asks.HOLD if working else None,
        fixes=(drop_sentence(seen, *states),),
        first=FIRST if working else None,
    )
