"""The draft threatens somebody, or wishes harm to people, be it as a joke.

Why it is a concern:
    Nobody who reads it can hear the tone; patients feel unsafe, and employers and the police must take it as meant.

Example:
    Next one who swings at my tech leaves with two of my fists.

Safer wording:
    A colleague was hit at work today. Nobody should have to get used to that.

Not a concern:
    An idiom ("this shift is killing me"), a strangled printer, germs that are killed, a report of violence, a vote.
"""

from collections.abc import Iterator

from bedside.concerns.rule import Asks, Concern, Rule
from bedside.concerns.wording import drop_sentence
from bedside.drafts import Draft, Kind
from bedside.evidence import Evidence

rule = Rule(
    __name__,
    asks=Asks.REVISE,
    clauses=(
        "fsmb-2012/cyberbullying",
        "acp-fsmb-2013/table-4-dangers",
        "nmc/risk-list",
        "cpso-2022/unprofessional",
    ),
    since="0.1",
)
TO_A_REVIEWER = ("ftc-465/7-suppression",)


@rule
def weigh(draft: Draft, seen: Evidence) -> Iterator[Concern]:
    """Raise every threat; one in answer to a review is also intimidation of a reviewer."""
    more = TO_A_REVIEWER if draft.kind is Kind.REVIEW_REPLY else ()
    for threat in seen.of("threat"):
        hint = threat.value == "serious"
        message = (
            "This reads as a hint at harm." if hint else "This threatens harm or wishes it, joke or not."
        )
        yield rule.concern(
            threat, message=message, fixes=(drop_sentence(seen, threat),), clauses=(*more, *rule.clauses)
        )
