"""Something confidential of a colleague, an employer or an institution gets out.

Why it is a concern:
    Peer review and incident reviews work because they stay closed, and a colleague's illness or discipline is theirs to
    tell; a closed group is not closed.

Example:
    M&M today was a bloodbath. Dr. Iyengar sat on the dissection and risk told us to keep it off email.

Safer wording:
    Delayed reads hurt people. Let us fund overnight reads.

Not a concern:
    Criticism of pay, staffing, safety or policy, what is already published, and the author's own experience.
"""

from collections.abc import Iterator, Sequence

from bedside.concerns.rule import Asks, Concern, Rule
from bedside.concerns.wording import drop_sentence
from bedside.drafts import Draft, Span
from bedside.evidence import Evidence, Sign

rule = Rule(
    __name__,
    asks=Asks.REVISE,
    clauses=(
        "acp-fsmb-2013/position-2",
        "ama-9.4.1",
        "gmc-2024/private-messages",
        "fsmb-2012/professional-forums",
    ),
    since="0.1",
)

MESSAGES = {
    "matter": "This tells what was said or found in a closed review.",
    "leak": "This was not meant to leave the institution.",
    "of-colleague": "This is a colleague's private matter.",
    "exam": "This gives away questions of an examination.",
    "security": "This gives away how to get in.",
    "paper": "The picture shows an internal paper.",
}
# What an institution lists in its own pack has no cue of its own.
LISTED = "Your institution lists this as confidential."
# Each cue that the matter is closed adds to the others; together they say that nothing may stay.
SURE = 3


@rule
def weigh(draft: Draft, seen: Evidence) -> Iterator[Concern]:
    """Raise what is confidential, in the words and in the pictures."""
    signs = seen.of("confidential-matter")
    for sign in signs:
        yield rule.concern(
            _said(sign, seen),
            message=MESSAGES.get(sign.value, LISTED),
            asks=_asks(signs, seen),
            fixes=(drop_sentence(seen, sign, Span(sign.end - 1, sign.end)),),
        )
    if any(shown.has("confidential-matter") for shown in seen.pictures):
        yield rule.concern(message=MESSAGES["paper"], asks=Asks.HOLD)


def _said(sign: Sign, seen: Evidence) -> Span:
    """Return the sentences of a sign without the space behind them."""
    start, end = seen.sentence(sign).start, max(seen.sentence(Span(sign.end - 1, sign.end)).end, sign.end)
    return Span(start, start + len(seen.text.given[start:end].rstrip()))


def _asks(signs: Sequence[Sign], seen: Evidence) -> Asks | None:
    """Return a hold where most of the draft is the confidential matter."""
    told = {seen.sentence(sign) for sign in signs}
    return Asks.HOLD if len(told) * 2 >= len(seen.sentences) or len(told) >= SURE else None
