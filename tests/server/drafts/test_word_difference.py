"""The pieces of a difference are the two wordings again, and say no more than what changed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bedside.server.drafts.word_difference import MOST_WORDS, Piece, word_difference

WORDINGS = st.text(alphabet="ab c\n🤦é ", max_size=60)


def put_together(pieces: tuple[Piece, ...], *kinds: str) -> str:
    return "".join(words for kind, words in pieces if kind in kinds)


@given(WORDINGS, WORDINGS)
def test_the_pieces_are_both_wordings_again(before: str, after: str) -> None:
    pieces = word_difference(before, after)

    assert put_together(pieces, "same", "left-out") == before
    assert put_together(pieces, "same", "new") == after


@pytest.mark.parametrize(
    ("before", "after", "pieces"),
    [
        ("what a mess", "what a mess", (("same", "what a mess"),)),
        (
            "what a shit show today",
            "what a mess today",
            (
                ("same", "what a "),
                ("left-out", "shit show"),
                ("new", "mess"),
                ("same", " "),
                ("same", "today"),
            ),
        ),
        ("home at last", "home", (("same", "home"), ("left-out", " "), ("left-out", "at last"))),
    ],
)
def test_a_word_is_told_with_what_stands_around_it(
    before: str, after: str, pieces: tuple[Piece, ...]
) -> None:
    assert word_difference(before, after) == pieces


def test_a_very_long_text_is_shown_without_its_changes() -> None:
    assert word_difference("a " * (MOST_WORDS + 1), "b") == (("new", "b"),)
