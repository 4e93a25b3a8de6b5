"""Sexual talk, by cues that come together, and health teaching that it is not."""

import pytest

from bedside.drafts import Draft, Text
from bedside.evidence.detectors.sexual import detector
from bedside.evidence.passage import Part, Passage


def seen(text: str, part: Part = Part.TEXT) -> bool:
    return bool(list(detector.run(Passage(Text.of(text), Draft(text=text), part))))


@pytest.mark.parametrize(
    "text",
    [
        "He has been my thirst trap all month.",
        "Hottest intern of the year, vote below.",
        "New breast lift special 😏",
        "The ortho fellow's thighs, that is all 🥵",
    ],
)
def test_sexual_talk_is_seen(text: str) -> None:
    assert seen(text)


@pytest.mark.parametrize(
    "text",
    [
        "Breast screening starts at 40.",
        "A warm speculum and lidocaine make an IUD easier.",
        "I learned every synonym for catheter 😉",
        "My wife looks gorgeous 😘",
        "Stop for pain during sex: it is common and treatable.",
    ],
)
def test_health_and_private_love_are_quiet(text: str) -> None:
    assert not seen(text)


def test_undress_in_a_picture_counts_at_work_alone() -> None:
    assert seen("a man in a towel in a hospital call room", Part.PICTURE)
    assert not seen("a man in a swimsuit on a beach", Part.PICTURE)
