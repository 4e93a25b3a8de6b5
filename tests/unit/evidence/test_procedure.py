"""Operations, examinations and treatments by name."""

import pytest

from bedside.drafts import Draft, Text
from bedside.evidence.detectors.procedure import detector
from bedside.evidence.passage import Part, Passage


def words(text: str, part: Part = Part.TEXT) -> set[str]:
    return {
        text[sign.start : sign.end] for sign in detector.run(Passage(Text.of(text), Draft(text=text), part))
    }


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("One lap chole before lunch.", "lap chole"),
        ("La cesárea salió bien.", "cesárea"),
        ("She asked about a knee replacement.", "knee replacement"),
    ],
)
def test_a_procedure_is_seen_by_name(text: str, name: str) -> None:
    assert name in words(text)


@pytest.mark.parametrize("text", ["We bought bread.", "A long drive home."])
def test_what_is_no_procedure_is_left_alone(text: str) -> None:
    assert words(text) == set()
