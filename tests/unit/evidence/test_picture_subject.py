"""What a picture is said to show, and words that announce one."""

import pytest

from bedside.drafts import Draft, Text
from bedside.evidence.detectors.picture_subject import detector
from bedside.evidence.passage import Part, Passage


def values(text: str, part: Part = Part.TEXT) -> set[str]:
    return {sign.value for sign in detector.run(Passage(Text.of(text), Draft(text=text), part))}


@pytest.mark.parametrize(
    ("line", "value"),
    [
        ("an intubated man on a stretcher", "patient"),
        ("close-up of a leg ulcer", "lesion"),
        ("chest radiograph", "scan"),
        ("whiteboard with patient names readable", "names"),
        ("the author in a lead apron", "author"),
        ("a mannequin in the simulation lab", "stand-in"),
        ("hallway, no patients", "nobody"),
        ("teenager; release limited to the newsletter", "limited"),
        ("newborn; parents withdrew consent", "withdrawn"),
        ("una paciente en silla de ruedas", "patient"),
    ],
)
def test_the_line_about_a_picture_tells_what_it_shows(line: str, value: str) -> None:
    assert value in values(line, Part.PICTURE)


def test_labels_taken_out_are_not_names() -> None:
    assert "names" not in values("radiograph, name and date of birth cropped", Part.PICTURE)


@pytest.mark.parametrize(
    "text", ["Swipe for the before pic.", "Check out this X-ray from tonight.", "Selfie with my patient!"]
)
def test_words_that_announce_a_picture_of_a_patient_are_seen(text: str) -> None:
    assert values(text) == {"patient"}


@pytest.mark.parametrize(
    "text", ["Swipe for my lasagna.", "My son drew a picture of me.", "No photos, please."]
)
def test_other_pictures_are_not_announced(text: str) -> None:
    assert values(text) == set()
