"""Sentences end where a reader would end them."""

import pytest

from bedside.drafts import Text


def sentences(given: str) -> list[str]:
    text = Text.of(given)
    return [text.plain[span.start : span.end] for span in text.sentences]


@pytest.mark.parametrize(
    "whole",
    [
        "Dr. Smith and Mrs. Jones saw the pt. in room 4",
        "La Dra. Pérez y el Sr. López viven en EE.UU. desde hace años",
        "He came at 5 p.m. Monday and at 6 a.m. again",
        "Give 5 mg b.i.d. with food, No. 5 vs. No. 6",
        "St. Mary's in the U.S. Army, M.D. Anderson",
        "John Q. Public and J. Smith",
        "It works... maybe",
        '"Stop." and "Really?" she said',
        "approx. half (really!) and more",
        "1. Rest",
        "see https://a.example/x.y?z=1 for 5.5 mg",
        "s/p MI, w/o pain e.g. this one",
        "I love 😀 it",
        "sh!t happens",
    ],
)
def test_this_is_one_sentence(whole: str) -> None:
    assert sentences(whole) == [whole]


@pytest.mark.parametrize(
    "parts",
    [
        ("He is fine.", "We went home."),
        ("he is fine.", "we went home."),
        ("Saw my pt.", "He left at 5 p.m.", "Then we slept."),
        ("She has MS.", "She is 24.", "he is 25."),
        ("She takes vitamin C.", "It helps."),
        ("So did I.", "Then we left."),
        ("We live in the U.S.", "The end."),
        ("What?!", "No way!!", "ok"),
        ("¿Qué pasó?", "¡Nada!", "Todo bien."),
        ("Maybe...", "Then again."),
        ("Going home.", "Then bed."),
        ("So tired 😭", "Going home."),
        ("Done! 🎉🎉", "Next day was worse."),
        ('He said "stop."', "Then he left."),
        ("No.", "I will not."),
    ],
)
def test_these_are_sentences_of_their_own(parts: tuple[str, ...]) -> None:
    assert sentences(" ".join(parts)) == list(parts)


def test_a_line_break_ends_a_sentence() -> None:
    assert sentences("1. Rest\n2. Ice\r\n\n- Tea for Dr.\nSmith") == [
        "1. Rest",
        "2. Ice",
        "- Tea for Dr.",
        "Smith",
    ]


def test_the_sentence_at_a_place_is_found() -> None:
    text = Text.of("One. Two. Three.")

    assert [text.sentence_at(place) for place in (0, 4, 5, 10, 99)] == [0, 0, 1, 2, 2]
