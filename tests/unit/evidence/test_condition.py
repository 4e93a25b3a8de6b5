"""Illnesses and symptoms by name."""

import pytest

from bedside.drafts import Draft, Text
from bedside.evidence.detectors.condition import detector
from bedside.evidence.passage import Part, Passage


def words(text: str, part: Part = Part.TEXT) -> set[str]:
    return {
        text[sign.start : sign.end] for sign in detector.run(Passage(Text.of(text), Draft(text=text), part))
    }


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Third Vermont case of tularemia.", "tularemia"),
        ("He has type 1 diabetes.", "type 1 diabetes"),
        ("Tiene presión alta.", "presión alta"),
        ("Classic situs inversus on the film.", "situs inversus"),
    ],
)
def test_a_condition_is_seen_by_name(text: str, name: str) -> None:
    assert name in words(text)


@pytest.mark.parametrize("text", ["Lunch was late.", "The meeting ran long."])
def test_what_is_no_condition_is_left_alone(text: str) -> None:
    assert words(text) == set()
