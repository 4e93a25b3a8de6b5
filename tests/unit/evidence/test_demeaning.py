"""Groups, slurs and slights: a slight demeans only beside the group that it is a slight of."""

import pytest

from bedside.drafts import Draft, Text
from bedside.evidence.detectors import demeaning, mockery_cues, mockery_targets, quoted
from bedside.evidence.passage import Passage


def seen(text: str) -> set[tuple[str, str]]:
    passage = Passage(Text.of(text), Draft(text=text))
    stage_one = (mockery_cues, mockery_targets, quoted)
    things = tuple(sign for module in stage_one for sign in module.detector.run(passage))
    return {(sign.kind, sign.value) for sign in demeaning.detector.run(passage.with_signs(things))}


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Women in surgery are fine until the first baby.", "gender"),
        ("If you move here, learn to speak English.", "language"),
        ("The crazies are out tonight.", "disability"),
        ("Receptionist wanted: young, no accent, no kids.", "hiring"),
        ("All run by retards.", "slur"),
        ("Que aprendan inglés de una vez.", "language"),
    ],
)
def test_each_sort_is_seen(text: str, value: str) -> None:
    assert ("demeaning", value) in seen(text)


@pytest.mark.parametrize(
    "text",
    [
        "Women in surgery deserve a schedule that holds.",
        "I am learning to speak Spanish, badly.",
        "Help wanted: classes to learn English, free, on Tuesdays.",
        "He was told to go back to his country, which is Ohio.",
        "Fetal growth retarded by smoking is an older wording.",
        "Pregnant residents are not a rota problem.",
    ],
)
def test_what_only_names_a_group_is_no_slight(text: str) -> None:
    assert {kind for kind, _ in seen(text)} <= {"protected-group"}
