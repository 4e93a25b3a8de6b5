"""At whom ridicule is aimed decides what it is: patients, colleagues, oneself, or a printer."""

import pytest

from bedside.drafts import Draft, Kind, Text
from bedside.evidence.detectors import mockery, mockery_cues, mockery_targets, quoted
from bedside.evidence.passage import Passage
from bedside.evidence.sign import Sign, Whose


def seen(text: str, kind: Kind = Kind.POST) -> tuple[Sign, ...]:
    passage = Passage(Text.of(text), Draft(text=text, kind=kind))
    stage_one = (mockery_cues, mockery_targets, quoted)
    things = tuple(sign for module in stage_one for sign in module.detector.run(passage))
    return mockery.detector.run(passage.with_signs(things))


def aims(text: str, kind: Kind = Kind.POST) -> set[tuple[str, Whose | None]]:
    return {(sign.kind, sign.whose) for sign in seen(text, kind)}


@pytest.mark.parametrize(
    ("text", "aim"),
    [
        ("The patient in bed 4 is dumb as a bag of hammers.", ("mockery", Whose.PATIENT)),
        ("Our new intern is dumb as a bag of hammers.", ("mockery", Whose.COLLEAGUE)),
        ("This printer is dumb as a bag of hammers.", ("criticism", Whose.OTHER)),
        ("The governor is dumb as a bag of hammers.", ("criticism", Whose.PUBLIC)),
        ("I am dumb as a bag of hammers before coffee.", ("self-mockery", Whose.AUTHOR)),
    ],
)
def test_the_same_words_are_told_apart_by_their_target(text: str, aim: tuple[str, Whose]) -> None:
    assert aims(text) == {aim}


def test_a_target_named_before_is_still_meant() -> None:
    assert aims("My patient called nine times today. What an idiot.") == {("mockery", Whose.PATIENT)}


def test_one_weak_cue_is_not_enough() -> None:
    assert aims("My patient told me a joke 😂") == set()


def test_thanks_in_the_same_sentence_speak_against_contempt() -> None:
    assert aims("My patient is a legend, I owe you a pie, you idiot.") == set()


def test_a_reply_to_a_review_is_aimed_at_a_patient() -> None:
    assert aims("Buy a watch and some manners.", Kind.REVIEW_REPLY) == {("mockery", Whose.PATIENT)}


def test_a_quoted_epithet_is_nobodys_insult() -> None:
    assert aims('Stop writing "frequent flyer" in the chart.') == set()


def test_an_emoji_after_the_full_stop_belongs_to_its_sentence() -> None:
    (sign,) = seen("The man in bed 4 googled it all. 🤡 Have a good night.")

    assert Text.of("The man in bed 4 googled it all. 🤡 Have a good night.").plain[sign.start : sign.end] == (
        "The man in bed 4 googled it all. 🤡"
    )


@pytest.mark.parametrize(
    "text",
    [
        "The family in bed 4 brought a suitcase, a kettle and a lawyer.",
        "And the Oscar goes to the patient in bed 4.",
        "Bed 4 swears he only had two beers. Physics would like a word.",
    ],
)
def test_a_joke_is_known_by_how_it_is_built(text: str) -> None:
    assert ("mockery", Whose.PATIENT) in aims(text)


@pytest.mark.parametrize(
    "text",
    [
        "My own birth plan was laminated. Guess who got the section.",
        "And the award for best pie goes to our unit clerk.",
        "Nurse, you brought a pie, a cake and a card.",
    ],
)
def test_the_same_turn_of_oneself_or_a_colleague_is_none(text: str) -> None:
    assert "mockery" not in {kind for kind, _ in aims(text)}


def test_time_grows_with_the_text_alone() -> None:
    line = "The patient in bed 4 is an idiot. The printer is not. "

    assert len(seen(line * 40)) == 2 * len(seen(line * 20))
