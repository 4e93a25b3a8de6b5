"""How lately something happened."""

import pytest

from bedside.drafts import Draft, Text
from bedside.evidence.detectors.recency import detector
from bedside.evidence.passage import Part, Passage


def values(text: str, part: Part = Part.TEXT) -> set[str]:
    return {sign.value for sign in detector.run(Passage(Text.of(text), Draft(text=text), part))}


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Just now in our ED.", "now"),
        ("Tonight a miracle.", "day"),
        ("Anoche no dormimos.", "day"),
        ("Saturday night, bay two.", "week"),
        ("End of shift.", "shift"),
        ("This spring we moved.", "month"),
    ],
)
def test_the_nearness_in_time_is_told(text: str, value: str) -> None:
    assert value in values(text)


@pytest.mark.parametrize("text", ["In 1994 I was new.", "Some years are long."])
def test_old_times_are_not_recent(text: str) -> None:
    assert values(text) == set()
