"""What is left of a draft still has what it speaks of."""

import pytest

from bedside.check import Verdict, check_draft
from bedside.check.safer import fitted
from bedside.drafts import Draft, Interest
from bedside.policy import load_guidance

GUIDANCE = load_guidance()


SURFER = (
    "Wild night in our ED here in Westerly. 26-year-old surfer, board fin straight through the calf, drove himself"
    " in with the leash still on. Ten stitches short of a hundred. If you surf: put a fin guard on and keep a"
    " tourniquet in the car."
)
CURED = "Coffee enemas cure fatigue, and I've seen it in my own practice. So drink water, sleep, and walk."
PASTOR = (
    "El paciente de la cama 7 resultó ser el párroco de San Telmo. Nos bendijo a todos. Cuiden su corazón: caminen"
    " media hora al día y dejen el cigarro."
)


@pytest.mark.parametrize(
    ("text", "safer"),
    [
        (
            SURFER,
            "Wild night in our ED here in Westerly. If you surf: put a fin guard on and keep a tourniquet in the car.",
        ),
        (CURED, "Drink water, sleep, and walk."),
        (PASTOR, "Cuiden su corazón: caminen media hora al día y dejen el cigarro."),
    ],
)
def test_nothing_is_left_hanging(text: str, safer: str) -> None:
    assert check_draft(Draft(text=text), GUIDANCE).safer_text == safer


def test_a_patient_who_is_no_longer_there_is_named_again() -> None:
    text = (
        "Another frequent flyer rolled in at 3 am wanting Dilaudid. He knew all our names by heart. We need a real pain"
        " clinic in this county, and we need it funded."
    )

    safer = check_draft(Draft(text=text), GUIDANCE).safer_text

    assert safer is not None
    assert safer.startswith("A patient knew all our names by heart. We need")


def test_the_sentence_that_tells_who_she_is_belongs_to_the_story() -> None:
    text = (
        "Sad day. We lost a young mom to sepsis in our unit in Barre on Monday. She was a kindergarten teacher, 29,"
        " newly wed. Because the signs were missed twice. Please learn them: fever, fast heart, confusion."
    )

    report = check_draft(Draft(text=text), GUIDANCE)

    marked = [text[span.start : span.end] for raised in report.concerns for span in raised.concern.spans]
    assert report.verdict is Verdict.REVISE
    assert any("kindergarten teacher" in words for words in marked)
    assert report.safer_text == "Sad day. Please learn them: fever, fast heart, confusion."


PRAISE = "The Calvane patch is what I reach for first in my migraine clinic, and my patients keep asking for more. "


def test_a_wording_is_never_too_long_for_the_platform_that_the_draft_fits() -> None:
    tie = (Interest(maker="Calvane", product="Calvane patch", kind="speaker fee"),)
    draft = Draft(text=PRAISE + "Ask. " * 24 + "#migraine #headache", platform="x", interests=tie)

    on_x = check_draft(draft, GUIDANCE).safer_text

    assert on_x is not None
    assert on_x.startswith("Disclosure:")
    assert "#" not in on_x
    assert len(on_x) <= 280


def test_no_wording_is_offered_that_cannot_fit() -> None:
    assert fitted("long " * 60, Draft(text="short enough", platform="x")) is None
    assert fitted("long " * 60, Draft(text="short enough")) == "long " * 60


def test_two_ties_to_one_maker_are_told_in_one_sentence() -> None:
    text = "My friends at Tessaly Imaging sent me their new handheld and wow. Crisp liver, fits in a coat pocket."

    safer = check_draft(Draft(text=text), GUIDANCE).safer_text

    assert safer is not None
    assert safer.startswith("Disclosure: Tessaly Imaging gave this to me for free.")
    assert safer.count("Disclosure") == 1


def test_a_clause_in_parentheses_is_left_out_whole() -> None:
    text = "Home alone til Friday (the kids in Kerala, all). Come for cards and bring a chair. The soup is on all day."

    assert (
        check_draft(Draft(text=text), GUIDANCE).safer_text
        == "Come for cards and bring a chair. The soup is on all day."
    )


def test_the_words_behind_a_name_stand_for_it() -> None:
    text = "Jamie Lund, my first transplant patient, came by the clinic with a cake. It was lemon and it was perfect."

    assert check_draft(Draft(text=text), GUIDANCE).safer_text == (
        "My first transplant patient came by the clinic with a cake. It was lemon and it was perfect."
    )
