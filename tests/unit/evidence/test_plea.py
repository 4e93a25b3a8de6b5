"""When the text that is answered is a plea for advice."""

import pytest

from bedside.drafts import Draft, Kind, Text
from bedside.evidence.detectors.plea import detector
from bedside.evidence.passage import Part, Passage


def seen(text: str, part: Part = Part.ANSWERED, kind: Kind = Kind.REPLY) -> list[str]:
    passage = Passage(Text.of(text), Draft(text="...", kind=kind, in_reply_to=text), part)
    return [sign.kind for sign in detector.run(passage) if sign.confidence >= 0.5]


@pytest.mark.parametrize(
    "text",
    [
        "my knee is so swollen, should I go in?",
        "doc what is this on my arm?? [photo]",
        "A mi hijo le arde la garganta, ¿qué le doy?",
        "felt a pop in my ankle, any thoughts?",
    ],
)
def test_an_own_ailment_and_a_question_are_a_plea(text: str) -> None:
    assert "plea-for-advice" in seen(text)


@pytest.mark.parametrize(
    "text",
    [
        "Do you still use a fever cut-off in your unit?",
        "Any tips for my patient with refractory migraine?",
        "Congratulations on the new job!",
    ],
)
def test_colleagues_and_well_wishers_do_not_plead(text: str) -> None:
    assert seen(text) == []


def test_the_drafts_own_words_are_no_plea() -> None:
    assert seen("my knee is so swollen, should I go in?", Part.TEXT) == []


def test_a_review_is_no_plea() -> None:
    assert seen("my knee is worse, should I sue?", kind=Kind.REVIEW_REPLY) == []


def test_what_must_not_wait_is_a_red_flag() -> None:
    assert "red-flag" in seen("my dad has chest pain, is it serious?")
