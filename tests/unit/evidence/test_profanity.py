"""What the profanity detector hears as swearing, and what it leaves alone."""

import pytest

from bedside.drafts import Draft, Text
from bedside.evidence.detectors.profanity import detector
from bedside.evidence.passage import Passage


def seen(text: str) -> list[tuple[str, str]]:
    passage = Passage(Text.of(text), Draft(text=text))
    return [(sign.kind, passage.plain[sign.start : sign.end]) for sign in detector.run(passage)]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("what the fuck is this rota", "the fuck"),
        ("boards passed, b*tchessss!", "b*tchessss"),
        ("he said 'm***r' twice", "m***r"),
        ("this shitshow of a form", "shitshow"),
        ("Coño, qué día", "Coño"),
    ],
)
def test_swearing_is_seen_however_it_is_spelled(text: str, words: str) -> None:
    assert ("profanity", words) in seen(text)


@pytest.mark.parametrize(
    "text",
    [
        "AF with RVR, started on diltiazem",
        "the STAR*D trial and HLA-B*57:01",
        "finger pricks four times a day",
        "HDP and MFS are abbreviations, and so is FML, an eye drop",
        "un cono de luz",
        "assess the patient's class of compass",
        "slut-shaming has no place in a clinic",
    ],
)
def test_clinical_words_are_not_swearing(text: str) -> None:
    assert seen(text) == []


def test_a_mild_word_is_a_sign_of_its_own_kind() -> None:
    assert seen("a crappy chair") == [("mild-profanity", "crappy")]


def test_a_place_is_seen_once() -> None:
    assert len(seen("they can go fuck themselves")) == 1
