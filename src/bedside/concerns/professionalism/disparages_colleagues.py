"""The draft insults or belittles a colleague, a trainee, another profession or a competitor.

Why it is a concern:
    Patients lose trust in the person named and in the one who writes; what has to be said about a colleague's work
    belongs with that colleague, and then where it can be looked into.

Example:
    Half the urgent care PAs learned arithmetic from a horoscope.

Safer wording:
    Please check the decimal point before you send a script.

Not a concern:
    Criticism of an employer, an insurer, a policy or the profession's habits; praise; teasing that both sides enjoy.
"""

from collections.abc import Iterator

from bedside.concerns.rule import Asks, Concern, Rule
from bedside.concerns.wording import drop_sentence
from bedside.drafts import Draft, Kind
from bedside.evidence import Evidence, Sign, Whose

rule = Rule(
    __name__,
    asks=Asks.REVISE,
    clauses=(
        "acp-fsmb-2013/table-4-dangers",
        "fsmb-2012/cyberbullying",
        "ama-sm-promotion/1",
        "ahpra-2019/obligations",
        "cma-code/31-32",
        "cpso-2022/unprofessional",
    ),
    since="0.1",
)


@rule
def weigh(draft: Draft, seen: Evidence) -> Iterator[Concern]:
    """Raise every sentence that insults people at work."""
    for mockery in seen.of("mockery"):
        if _is_aimed_at_colleagues(mockery, draft, seen):
            yield rule.concern(
                mockery, message="These words belittle a colleague.", fixes=(drop_sentence(seen, mockery),)
            )


def _is_aimed_at_colleagues(mockery: Sign, draft: Draft, seen: Evidence) -> bool:
    if mockery.whose is not None or draft.kind is Kind.REVIEW_REPLY:
        return mockery.whose is Whose.COLLEAGUE
    answered = seen.answered.of("aimed-at") if seen.answered else ()
    values = {sign.value for sign in answered}
    return "colleague" in values and "patient" not in values
