"""The draft demeans people for what they are: origin, language, faith, sex, gender, orientation, age, disability.

Why it is a concern:
    Those it is about are among the readers, and will wonder how they are cared for, or worked with, by its author;
    boards and laws forbid it.

Example:
    Half of triage cannot be bothered to learn English.

Safer wording:
    We need more interpreters at triage.

Not a concern:
    Writing about bias, one's own accent, differences in risk, or a holiday; a word quoted in order to criticise it.
"""

from collections.abc import Iterator

from bedside.concerns.rule import Asks, Concern, Rule
from bedside.concerns.wording import drop_sentence
from bedside.drafts import Draft
from bedside.evidence import Evidence

rule = Rule(
    __name__,
    asks=Asks.REVISE,
    clauses=(
        "acp-fsmb-2013/position-1",
        "ri-bmld/policy",
        "fsmb-2012/cyberbullying",
        "cpso-2022/unprofessional",
        "ahpra-2019/private-life",
    ),
    since="0.1",
)
MESSAGES = {
    "slur": "This word is a slur.",
    "language": "This holds the language that people speak against them.",
    "hiring": "A job notice may not ask for this.",
    "sex": "This demeans people for their sex.",
    "gender": "This demeans people for their sex or gender.",
    "age": "This demeans people for their age.",
    "disability": "This demeans people with a disability or a mental illness.",
    "origin": "This demeans people for their origin or faith.",
}


@rule
def weigh(draft: Draft, seen: Evidence) -> Iterator[Concern]:
    """Raise every place that demeans a protected group."""
    for place in seen.of("demeaning"):
        yield rule.concern(place, message=_message(place.value), fixes=(drop_sentence(seen, place),))


def _message(value: str) -> str:
    return MESSAGES.get(value, "This demeans people for what they are.")
