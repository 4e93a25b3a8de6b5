"""Medicines by name."""

import pytest

from bedside.drafts import Draft, Text
from bedside.evidence.detectors.drug import detector
from bedside.evidence.passage import Part, Passage


def words(text: str, part: Part = Part.TEXT) -> set[str]:
    return {
        text[sign.start : sign.end] for sign in detector.run(Passage(Text.of(text), Draft(text=text), part))
    }


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Start lisinopril tonight.", "lisinopril"),
        ("La metformina no se deja.", "metformina"),
        ("Ask about warfarin.", "warfarin"),
    ],
)
def test_a_medicine_is_seen_by_name(text: str, name: str) -> None:
    assert name in words(text)


@pytest.mark.parametrize("text", ["Coffee is not on the list.", "The pharmacy is open."])
def test_what_is_no_medicine_is_left_alone(text: str) -> None:
    assert words(text) == set()
