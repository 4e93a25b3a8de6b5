"""Nothing that is hidden stands in what leaves, and what a reader means can be found again."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bedside.server.reviews.hiding import Leaving, leaving
from bedside.server.reviews.masking import Found, Masked, mask, without_blanks

PATIENT = (
    "My patient Maria Gonzalez, 54, from Cumberland, came in on Tuesday night. "
    "Her husband Luis is a firefighter. Ms. Gonzalez cried. I still think of it."
)
TEXT = "We saw Ann Lee on Monday. Lee smiled."
ANN = Found(7, 14, "name")
MONDAY = Found(18, 24, "date")
TEXTS = st.text(alphabet="ab c.\n🤦é", max_size=40)


@st.composite
def texts_and_finds(draw: st.DrawFn) -> tuple[str, list[Found]]:
    text = draw(TEXTS)
    places = st.integers(0, len(text))
    pairs = draw(st.lists(st.tuples(places, places, st.sampled_from(["name", "date", "detail"])), max_size=5))
    return text, [Found(min(a, b), max(a, b), label) for a, b, label in pairs]


def test_what_is_found_becomes_a_blank_that_says_what_it_was() -> None:
    assert mask(TEXT, [ANN, MONDAY]).text == "We saw [name] on [date]. [name] smiled."


def test_what_overlaps_becomes_one_blank_that_says_all_of_it() -> None:
    assert mask(TEXT, [Found(0, 25), ANN, MONDAY]).text == "[name, date] [name] smiled."


def test_words_are_hidden_by_hand_wherever_they_stand() -> None:
    assert mask("He fell. he rose.", [], ["he"]).text == "[hidden] fell. [hidden] rose."


def test_a_passage_of_the_text_with_blanks_is_found_in_the_text_as_written() -> None:
    masked = mask(TEXT, [ANN, MONDAY])
    start = masked.text.index("on [date]")

    assert masked.as_written(start, start + len("on [date]")) == (15, 24)
    assert masked.as_written(start + 4, start + 6) == (18, 24)


def test_a_wording_with_the_same_blanks_gets_their_words_back() -> None:
    masked = mask(TEXT, [ANN, MONDAY])

    assert without_blanks("[name] came on [date]", masked, 0, 23, TEXT) == "Ann Lee came on Monday"


@pytest.mark.parametrize("wording", ["somebody", "[date] and [name]", "[name] [name] [date]"])
def test_a_wording_with_other_blanks_stays_as_it_is(wording: str) -> None:
    masked = mask(TEXT, [ANN, MONDAY])

    assert without_blanks(wording, masked, 0, 23, TEXT) == wording


@given(texts_and_finds())
def test_no_sign_of_what_is_hidden_stands_at_its_place(given_: tuple[str, list[Found]]) -> None:
    text, found = given_
    masked = mask(text, found)
    hidden = {place for _, _, start, end in masked.blanks for place in range(start, end)}

    assert {place for one in found for place in range(one.start, one.end)} <= hidden
    kept = "".join(sign for place, sign in enumerate(text) if place not in hidden)
    shown = "".join(
        sign
        for place, sign in enumerate(masked.text)
        if not any(start <= place < end for start, end, _, _ in masked.blanks)
    )
    assert shown == kept


@given(texts_and_finds(), st.data())
def test_whatever_is_chosen_lies_in_the_text_as_written(
    given_: tuple[str, list[Found]], data: st.DataObject
) -> None:
    text, found = given_
    masked = mask(text, found)
    start = data.draw(st.integers(0, len(masked.text)))
    end = data.draw(st.integers(start, len(masked.text)))
    real_start, real_end = masked.as_written(start, end)

    assert 0 <= real_start <= real_end <= len(text)
    if not masked.is_touched(start, end):
        assert text[real_start:real_end] == masked.text[start:end]


@pytest.mark.django_db
def test_a_draft_about_a_patient_leaves_with_blanks_only() -> None:
    left = leaving({"text": PATIENT})
    text = str(left.fields["text"])

    assert left.is_masked
    assert not [
        word
        for word in ("Maria", "Gonzalez", "54", "Cumberland", "Tuesday", "Luis", "firefighter")
        if word in text
    ]
    assert "I still think of it." in text


@pytest.mark.django_db
def test_what_it_answers_is_hidden_too() -> None:
    left = leaving({"text": PATIENT, "kind": "reply", "in_reply_to": "How is Gonzalez? She was in room 12."})

    assert "Gonzalez" not in str(left.fields)
    assert "12" not in str(left.fields["in_reply_to"])


@pytest.mark.django_db
def test_a_draft_without_a_patient_leaves_as_it_is() -> None:
    fields = {"text": "Dr. Ahmed and I are proud of the new clinic in Boston."}

    assert leaving(fields) == Leaving(fields, None)


@pytest.mark.django_db
def test_a_patient_in_what_is_answered_is_enough() -> None:
    left = leaving({"text": "Thank you for asking.", "kind": "reply", "in_reply_to": PATIENT})

    assert "Gonzalez" not in str(left.fields)


def test_a_text_without_blanks_maps_to_itself() -> None:
    assert Masked("abc").as_written(1, 2) == (1, 2)
