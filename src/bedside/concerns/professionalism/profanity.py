"""The draft swears.

Why it is a concern:
    Readers, patients among them, judge the physician by the word; boards and employers have acted on it.

Example:
    This fucking EHR lost my note again.

Safer wording:
    This EHR lost my note again.

Not a concern:
    A mild word (hell, crap), anatomy, a word quoted in order to teach or to criticise it.
"""

from collections.abc import Iterator

from bedside.concerns.rule import Asks, Concern, Rule
from bedside.concerns.wording import leave_out
from bedside.drafts import Draft
from bedside.evidence import Evidence

rule = Rule(__name__, asks=Asks.REVISE, clauses=("acp-fsmb-2013/position-2",), since="0.1")


@rule
def weigh(draft: Draft, seen: Evidence) -> Iterator[Concern]:
    """Raise every swear word."""
    for word in seen.of("profanity"):
        yield rule.concern(
            word, message="This is a swear word.", fixes=(leave_out(seen, word, label="Leave the word out"),)
        )
