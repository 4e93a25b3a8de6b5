"""One person is told online what ails them or what to do about it.

Why it is a concern:
    Nobody has been examined and nothing is on record, yet the person may act on it; advice to one person makes
    duties, and belongs where a relationship and a chart are.

Example:
    Sounds like gout. Double the ibuprofen and skip the visit.

Safer wording:
    I can't advise you on here. Please call your own doctor's office.

Not a concern:
    General education, a word to colleagues, "call your doctor" or "call 911", a reply that declines to advise.
"""

from collections.abc import Iterator, Sequence

from bedside.concerns.places import by_sentence
from bedside.concerns.rule import Asks, Concern, Edit, Fix, Rule
from bedside.drafts import Draft, Kind
from bedside.evidence import Evidence, Sign

rule = Rule(
    __name__,
    asks=Asks.REVISE,
    clauses=(
        "fsmb-2019/advice-requests",
        "acp-fsmb-2013/stranger-asks",
        "ama-1.2.12/advice-online",
        "fsmb-2012/treatment-online",
        "acp-2020/tips-topics-not",
        "or-philosophy/confidentiality",
        "nmc/evidence",
    ),
    since="0.1",
)

# A reply to a plea needs one clear piece of advice; where nobody clearly asked, two.
ENOUGH, ENOUGH_UNASKED, ENOUGH_DECLINED = 0.9, 1.5, 1.8
FAINT = 0.3
# Kinds of advice that are meant for somebody in particular wherever a person is spoken to by name.
DRUGS = ("treat", "prescribed")

INSTEAD = "I can't advise you on here. Please call your own doctor's office, or 911 if it is an emergency."
INSTEAD_ES = "No puedo aconsejarle por aquí. Por favor llame a su médico, o al 911 si es una emergencia."


@rule
def weigh(draft: Draft, seen: Evidence) -> Iterator[Concern]:
    """Raise advice to the person who asked, and the offer to give it."""
    advice = _advice(draft, seen)
    if advice:
        yield rule.concern(
            *by_sentence(seen, advice),
            message="This tells one person what ails them or what to do about it.",
            asks=Asks.HOLD if _delays_help(seen, advice) else None,
            fixes=(_instead(seen, advice),),
        )


def _advice(draft: Draft, seen: Evidence) -> Sequence[Sign]:
    found = seen.of("advice-to-person", at_least=FAINT)
    if draft.kind is Kind.REVIEW_REPLY:
        return tuple(sign for sign in found if sign.value == "prescribed")
    if draft.kind in (Kind.REPLY, Kind.DIRECT_MESSAGE):
        prescribed = seen.answered is not None and any(sign.value == "prescribed" for sign in found)
        return found if prescribed or _weight(found) >= _enough(seen) else ()
    return (
        *(sign for sign in found if sign.value == "invited"),
        *(sign for sign in found if sign.value in DRUGS and seen.same_sentence(sign, "spoken-to")),
    )


def _enough(seen: Evidence) -> float:
    if seen.has("declines-advice"):
        return ENOUGH_DECLINED
    if seen.has("see-your-doctor"):
        return ENOUGH_UNASKED
    asked = seen.answered is not None and seen.answered.has("plea-for-advice")
    return ENOUGH if asked else ENOUGH_UNASKED


def _weight(signs: Sequence[Sign]) -> float:
    """Add the weights up, each kind of advice once: three ways to see the same words are no more advice."""
    heaviest: dict[str, float] = {}
    for sign in signs:
        heaviest[sign.value] = max(heaviest.get(sign.value, 0.0), sign.confidence)
    return sum(heaviest.values())


def _delays_help(seen: Evidence, advice: Sequence[Sign]) -> bool:
    urgent = seen.answered is not None and seen.answered.has("red-flag")
    return urgent or any(sign.value == "prescribed" for sign in advice)


def _instead(seen: Evidence, advice: Sequence[Sign]) -> Fix:
    bounds = sorted({(place.start, place.end) for place in map(seen.sentence, advice)})
    words = INSTEAD_ES if seen.text.language == "es" else INSTEAD
    first, *others = bounds
    edits = (Edit(*first, words + " "), *(Edit(start, end, "") for start, end in others))
    return Fix("Send the person to the right place", edits)
