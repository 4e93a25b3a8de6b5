"""What happens to people and brings them to care."""

import pytest

from bedside.drafts import Draft, Text
from bedside.evidence.detectors.event import detector
from bedside.evidence.passage import Part, Passage


def values(text: str, part: Part = Part.TEXT) -> set[str]:
    return {sign.value for sign in detector.run(Passage(Text.of(text), Draft(text=text), part))}


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Nail gun, eye socket.", "striking"),
        ("A car crash on the bypass.", "common"),
        ("The groom is still in his suit.", "occasion"),
        ("Se cayó del techo, balacera en la esquina.", "striking"),
    ],
)
def test_what_happened_is_seen(text: str, value: str) -> None:
    assert value in values(text)


@pytest.mark.parametrize("text", ["We read a paper about sleep.", "Rounds at eight."])
def test_everyday_lines_tell_of_no_event(text: str) -> None:
    assert values(text) == set()
