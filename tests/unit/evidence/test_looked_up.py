"""Looking people in care up, and what only resembles it."""

import pytest

from bedside.drafts import Draft, Text
from bedside.evidence.detectors.looked_up import detector
from bedside.evidence.passage import Part, Passage


def kinds(text: str, part: Part = Part.TEXT) -> set[str]:
    return {sign.kind for sign in detector.run(Passage(Text.of(text), Draft(text=text), part))}


@pytest.mark.parametrize(
    "text",
    [
        "I googled the new admission before I walked in.",
        "My 2 pm says she is ill. Looked her up on Facebook.",
        "I always check my patients' Instagram the night before.",
        "Lo busqué en Facebook después de la consulta.",
    ],
)
def test_a_search_for_somebody_in_care_is_seen(text: str) -> None:
    assert "looked-up" in kinds(text)


@pytest.mark.parametrize(
    "text",
    [
        "Looked up the guideline between two patients.",
        "Looked up the candidate we interview tomorrow on LinkedIn, before clinic.",
        "We looked him up to find his next of kin; he was unconscious in room 4.",
        "Found the prettiest trail on Strava after clinic.",
    ],
)
def test_other_targets_and_a_clinical_purpose_are_not_it(text: str) -> None:
    assert "looked-up" not in kinds(text)


def test_the_text_answered_is_not_the_authors_deed() -> None:
    assert kinds("I googled the new admission", Part.ANSWERED) == set()
