"""A passage is found again in a later version, or it is said that it cannot be."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bedside.server.reviews.passages import (
    NotThereFault,
    Passage,
    SeveralFault,
    find,
    moved,
    with_wording,
)

TEXT = "One two. One two three."


def test_words_that_stand_once_are_found() -> None:
    assert find(TEXT, "three") == Passage(17, 22)


def test_of_words_that_stand_twice_the_place_says_which() -> None:
    assert find(TEXT, "One two", 9) == Passage(9, 16)
    with pytest.raises(SeveralFault):
        find(TEXT, "One two")


@pytest.mark.parametrize("words", ["four", ""])
def test_words_that_do_not_stand_there_are_refused(words: str) -> None:
    with pytest.raises(NotThereFault):
        find(TEXT, words)


def test_a_passage_goes_along_when_something_else_changes() -> None:
    second = Passage(9, 16)

    assert moved(TEXT, second, "One two. One two four.") == second
    assert moved(TEXT, second, "Zero. One two three.") == Passage(6, 13)


def test_a_passage_whose_words_are_gone_is_not_guessed() -> None:
    with pytest.raises(NotThereFault):
        moved(TEXT, Passage(17, 22), "One two.")


def test_words_that_are_left_out_leave_one_space() -> None:
    assert with_wording("a b c", Passage(2, 3), "") == "a c"
    assert with_wording("a b c", Passage(2, 3), "d") == "a d c"


@given(st.text("ab ", min_size=1, max_size=20), st.data())
def test_a_passage_that_is_found_again_has_the_same_words(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    passage = Passage(start, data.draw(st.integers(start + 1, len(text))))
    after = data.draw(st.text("ab ", max_size=20))

    try:
        there = moved(text, passage, after)
    except (NotThereFault, SeveralFault):
        return
    assert there.words(after) == passage.words(text)
