"""The draft makes fun of patients or their families, or speaks of them with contempt.

Why it is a concern:
    People read how they may be spoken of once they have left the room, and trust the next person who cares for
    them a little less.

Example:
    Another frequent flyer in bed 4 with ten out of ten pain and a bag of chips 🙄

Safer wording:
    Chronic pain is hard to treat in an emergency department, and hard to live with.

Not a concern:
    A joke on oneself, a printer, an insurer or a virus; a demeaning word quoted in order to retire it; a sad or
    angry post that mocks nobody.
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
        "acp-fsmb-2013/position-1",
        "ama-sm-promotion/1",
        "fsmb-2012/cyberbullying",
        "ahpra-2019/obligations",
        "nmc/risk-list",
    ),
    since="0.1",
)
# Ridicule this plain that names nobody is, from a clinician, about those in care.
MEANS_PATIENTS = 0.75
MESSAGES = {
    "epithet": "This name for patients mocks them.",
    "death": "This joke is on a patient's death.",
    "appearance": "This makes fun of how a patient looks.",
    "blame": "This blames or shames patients.",
    "game": "This makes a game of patients.",
    "complaint": "This makes light of what patients complain of.",
    "stereotype": "This mocks a kind of patient.",
    "ill": "This wishes patients ill.",
}
CARED_FOR = frozenset({Whose.PATIENT, Whose.RELATIVE})


@rule
def weigh(draft: Draft, seen: Evidence) -> Iterator[Concern]:
    """Raise every sentence that mocks people in care or their families."""
    for mockery in seen.of("mockery"):
        if _is_aimed_at_patients(mockery, draft, seen):
            yield rule.concern(
                mockery,
                message=MESSAGES.get(mockery.value, "These words mock patients or their families."),
                fixes=(drop_sentence(seen, mockery),),
            )


def _is_aimed_at_patients(mockery: Sign, draft: Draft, seen: Evidence) -> bool:
    if draft.kind is Kind.REVIEW_REPLY:
        return mockery.whose is not Whose.AUTHOR
    if mockery.whose is not None:
        return mockery.whose in CARED_FOR
    if seen.answered is not None:
        return any(sign.value == "patient" for sign in seen.answered.of("aimed-at"))
    return mockery.confidence >= MEANS_PATIENTS
