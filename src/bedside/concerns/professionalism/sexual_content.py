"""The draft jokes or flirts about sex, or remarks on bodies, in a physician's voice.

Why it is a concern:
    A patient has to undress before the same person; a joke about bodies, of patients or of colleagues, makes the
    exam room and the workplace less safe.

Example:
    New flight medic in the tight suit can check my tube placement any time.

Safer wording:
    Welcome to the new flight medic. Glad to have you on the pad.

Not a concern:
    Sexual health and anatomy in plain words, contraception, an exam explained, swimwear, a private love story.
"""

from collections.abc import Iterator

from bedside.concerns.places import by_sentence
from bedside.concerns.rule import Asks, Concern, Rule
from bedside.concerns.wording import drop_sentence
from bedside.drafts import Draft
from bedside.evidence import Evidence

rule = Rule(
    __name__,
    asks=Asks.REVISE,
    clauses=("ama-9.1.1", "or-philosophy/boundaries", "fsmb-2012/relationships"),
    since="0.1",
)


@rule
def weigh(draft: Draft, seen: Evidence) -> Iterator[Concern]:
    """Raise sexual talk, and hold it where it is aimed at somebody in care."""
    talk = seen.of("sexual")
    if talk:
        yield rule.concern(
            *by_sentence(seen, talk),
            message="This is sexual talk about people at work or in care.",
            asks=Asks.HOLD if _of_a_patient(seen) else None,
            fixes=(drop_sentence(seen, *talk),),
        )
    elif any(picture.has("sexual") for picture in seen.pictures):
        yield rule.concern(message="The picture shows somebody undressed at work.", change="the picture")


def _of_a_patient(seen: Evidence) -> bool:
    """Tell whether one particular patient is spoken of where the talk is."""
    return any(
        sign.value == "one"
        for talk in seen.of("sexual")
        for sign in seen.same_sentence(talk, "patient-mention")
    )
