"""Private life, and the business of care done through an account."""

import pytest

from bedside.drafts import Draft, Text
from bedside.evidence.detectors.life import detector
from bedside.evidence.passage import Passage


def seen(text: str) -> set[tuple[str, str]]:
    return {(sign.kind, sign.value) for sign in detector.run(Passage(Text.of(text), Draft(text=text)))}


@pytest.mark.parametrize(
    ("text", "sign"),
    [
        ("He dumped me.", ("personal-life", "romance")),
        ("Toes in the sand!", ("personal-life", "holiday")),
        ("Selling my old camper.", ("personal-life", "sale")),
        ("Bouncy castle at our place!", ("personal-life", "home")),
        ("My patients, text me here for refills.", ("clinic-business", "account")),
        ("Follow my personal account instead.", ("clinic-business", "away")),
    ],
)
def test_each_matter_is_seen(text: str, sign: tuple[str, str]) -> None:
    assert sign in seen(text)


@pytest.mark.parametrize(
    "text",
    [
        "The first date of your last period sets the due date.",
        "Please don't message me for refills; call the office.",
        "A bake sale for the burn unit.",
        "He is an ex-smoker.",
    ],
)
def test_look_alikes_are_quiet(text: str) -> None:
    assert seen(text) == set()
