"""Words in an answer that confirm that somebody is or was in care."""

import pytest

from bedside.drafts import Draft, Kind
from bedside.evidence import see


def confirms(text: str, kind: Kind = Kind.REVIEW_REPLY) -> bool:
    return see(Draft(text=text, kind=kind, in_reply_to="One star.")).has("relationship-confirmed")


@pytest.mark.parametrize(
    "text",
    [
        "We're sorry your ankle had to wait.",
        "You left against our advice.",
        "Our records show that you declined.",
        "Your dad was a trooper.",
        "Lo atendimos en cuanto hubo una cama.",
        "Usted no se presentó a dos citas.",
    ],
)
def test_care_told_in_an_answer_confirms_it(text: str) -> None:
    assert confirms(text)


@pytest.mark.parametrize(
    "text",
    [
        "Thank you for the kind words.",
        "We can't say whether anyone has been seen here.",
        "If you were charged in error, billing can fix it.",
        "Our policy is to offer an interpreter.",
        "Gracias por su comentario.",
    ],
)
def test_thanks_rules_and_refusals_confirm_nothing(text: str) -> None:
    assert not confirms(text)


def test_a_post_that_answers_nobody_confirms_nothing() -> None:
    assert not see(Draft(text="You left before dessert.")).has("relationship-confirmed")


def test_what_is_answered_may_tell_of_care() -> None:
    seen = see(
        Draft(text="Kind of you.", kind=Kind.REPLY, in_reply_to="Thank you Dr. Ruiz for saving my mom!")
    )

    assert seen.answered is not None
    assert seen.answered.has("care-told")
