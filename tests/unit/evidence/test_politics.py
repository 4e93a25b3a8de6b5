"""Party politics, and what only sounds like it."""

import pytest

from bedside.drafts import Draft, Text
from bedside.evidence.detectors.politics import detector
from bedside.evidence.passage import Part, Passage


def values(text: str, part: Part = Part.TEXT) -> set[str]:
    return {sign.value for sign in detector.run(Passage(Text.of(text), Draft(text=text), part))}


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("We proudly endorse Dana Holt for mayor.", "candidate"),
        ("Vote no on Measure 6.", "ballot"),
        ("The minister wouldn't know a ward from a hotel.", "politician"),
        ("Voten por Ibarra el martes.", "candidate"),
    ],
)
def test_taking_sides_is_seen(text: str, value: str) -> None:
    assert value in values(text)


@pytest.mark.parametrize(
    "text",
    [
        "Early voting is open at the courthouse; park behind the clinic.",
        "We support breastfeeding families.",
        "Vote for your favorite poster!",
        "I testified on the bill with two colleagues.",
    ],
)
def test_policy_and_polling_places_are_no_party(text: str) -> None:
    assert values(text) == set()


def test_what_is_answered_is_not_the_authors_politics() -> None:
    assert values("Vote no on Measure 6.", Part.ANSWERED) == set()
