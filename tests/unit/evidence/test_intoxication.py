"""Drink, drugs and duty, told together or apart."""

import pytest

from bedside.drafts import Draft, Text
from bedside.evidence.detectors.intoxication import detector
from bedside.evidence.passage import Part, Passage


def values(text: str, part: Part = Part.TEXT) -> list[str]:
    passage = Passage(Text.of(text), Draft(text=text), part)
    return [sign.value for sign in detector.run(passage) if sign.kind == "intoxicated"]


@pytest.mark.parametrize(
    "text",
    [
        "Still drunk, rounds in ten minutes.",
        "Three beers deep and my pager goes off.",
        "A mojito by the pool while on call.",
        "Llegué con resaca a la guardia.",
    ],
)
def test_drink_with_duty_is_at_work(text: str) -> None:
    assert values(text) == ["at-work"]


def test_a_drunken_evening_is_off_duty() -> None:
    assert values("We got so shitfaced at the reunion.") == ["off-duty"]


@pytest.mark.parametrize(
    "text",
    [
        "A glass of wine on the porch, off until Monday.",
        "A patient came in drunk.",
        "Two years sober today.",
        "We got hammered with admissions.",
        "Not on call, so a second glass of wine.",
    ],
)
def test_a_quiet_glass_and_other_peoples_drink_are_nothing(text: str) -> None:
    assert values(text) == []


def test_words_that_are_answered_are_not_the_authors_state() -> None:
    assert values("I am still drunk at work", Part.ANSWERED) == []


def test_cues_of_the_same_words_make_one_sign() -> None:
    assert len(values("four margaritas in, drunk, and on call")) == 1
