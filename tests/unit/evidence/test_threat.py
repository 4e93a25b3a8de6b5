"""Threats: harm to people that is announced, wished or hinted at; things and idioms are left alone."""

import pytest

from bedside.drafts import Draft, Text
from bedside.evidence.detectors import mockery_targets, threat
from bedside.evidence.passage import Passage
from bedside.evidence.sign import Sign, Whose


def seen(text: str) -> tuple[Sign, ...]:
    passage = Passage(Text.of(text), Draft(text=text))
    return threat.detector.run(passage.with_signs(mockery_targets.detector.run(passage)))


@pytest.mark.parametrize(
    "text",
    [
        "I'm going to strangle whoever took my chair.",
        "I hope measles finds every last one of them.",
        "I know where you live.",
        "Next visitor who shouts at me goes out the window.",
        "Her coffee is getting the miralax tomorrow.",
        "They should be shot.",
        "Te voy a matar.",
        "Al próximo visitante lo tiro por la ventana.",
    ],
)
def test_harm_to_people_is_seen(text: str) -> None:
    assert len(seen(text)) == 1


@pytest.mark.parametrize(
    "text",
    [
        "This shift is killing me.",
        "I could strangle this printer.",
        "I would kill for a nap.",
        "I would never hit a patient.",
        "He threatened to kill us and I told the police.",
        "I hope you die in peace, with family near.",
        "Antibiotics will kill the bacteria.",
        "Everyone over 65 should get their shot.",
    ],
)
def test_idioms_things_and_reports_are_left_alone(text: str) -> None:
    assert seen(text) == ()


def test_a_hint_is_told_from_a_joke() -> None:
    (sign,) = seen("The reviewer forgets something. We have your address.")

    assert (sign.value, sign.whose) == ("serious", Whose.OTHER)


def test_the_one_named_before_is_the_one_threatened() -> None:
    (sign,) = seen("If the night nurse pages me again I will strangle her.")

    assert sign.whose is Whose.COLLEAGUE
