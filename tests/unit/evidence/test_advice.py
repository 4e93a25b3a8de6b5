"""Words that advise one person, and words that decline."""

import pytest

from bedside.drafts import Draft, Text
from bedside.evidence.detectors.advice import detector
from bedside.evidence.passage import Passage


def seen(text: str) -> set[tuple[str, str]]:
    passage = Passage(Text.of(text), Draft(text=text))
    return {(sign.kind, sign.value) for sign in detector.run(passage) if sign.confidence >= 0.5}


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Stop the warfarin tonight.", "treat"),
        ("Sounds like shingles to me.", "diagnosis"),
        ("Ringworm.", "diagnosis"),
        ("You'll be fine.", "reassurance"),
        ("Skip the ER.", "discouraged"),
        ("DM me your symptoms.", "invited"),
        ("I'll call in a prescription.", "prescribed"),
        ("Tómese dos tabletas cada ocho horas.", "dose"),
    ],
)
def test_each_kind_of_advice_is_seen(text: str, value: str) -> None:
    assert ("advice-to-person", value) in seen(text)


@pytest.mark.parametrize("text", ["I can't diagnose from a photo.", "No puedo opinar por aquí."])
def test_declining_is_seen(text: str) -> None:
    assert ("declines-advice", "") in seen(text)


@pytest.mark.parametrize(
    "text",
    [
        "Please call your own doctor today.",
        "Don't stop any medicine on your own.",
        "Get your flu shot.",
        "Please take him to the ER now.",
    ],
)
def test_the_right_place_is_no_advice(text: str) -> None:
    assert not {value for kind, value in seen(text) if kind == "advice-to-person" and value != "care"}
