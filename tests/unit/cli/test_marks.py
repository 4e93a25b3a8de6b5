"""Marks stand under the words that they mean, in every width and script."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from bedside.cli.marks import Line, Marked, laid_out


def shown(text: str, width: int, *places: tuple[str, str]) -> list[Line]:
    marked = [Marked(text.index(words), text.index(words) + len(words), label) for words, label in places]
    return list(laid_out(text, marked, width))


def test_a_mark_stands_under_its_words_with_its_number_behind() -> None:
    (line,) = shown("We saw Ann today.", 40, ("Ann", "1"))

    assert line.words == "We saw Ann today."
    assert line.rows == ("       ━━━1",)


@pytest.mark.parametrize(
    ("text", "before"),
    [
        ("患者 Ann", 5),
        ("😷 Ann", 3),
        ("e\u0301\u0301 Ann", 2),
        ("👩\u200d⚕\ufe0f Ann", 4),
        ("a\tAnn", 3),
        ("🇺🇸 Ann", 3),
    ],
)
def test_wide_and_joined_signs_do_not_move_a_mark(text: str, before: int) -> None:
    (line,) = shown(text, 40, ("Ann", "1"))

    assert line.rows == (" " * before + "━━━1",)
    assert cell_len(line.words.partition("Ann")[0]) == before


def test_marks_that_overlap_stand_in_rows_below_each_other() -> None:
    (line,) = shown("We saw Ann Lee today.", 40, ("saw Ann Lee", "1"), ("Ann", "2"), ("Lee today", "3"))

    assert line.rows == ("   ━━━━━━━━━━━1", "       ━━━2━━━━━━━━━3")


def test_marks_side_by_side_share_a_row_where_there_is_room() -> None:
    (line,) = shown("Ann and Bob", 40, ("Ann", "1"), ("Bob", "2"))

    assert line.rows == ("━━━1    ━━━2",)


def test_a_mark_over_a_line_end_goes_on_and_is_numbered_at_its_end() -> None:
    first, second = shown("We saw Ann\nLee today.", 40, ("Ann\nLee", "1"))

    assert (first.rows, second.rows) == (("       ━━━",), ("━━━1",))


def test_a_line_from_right_to_left_is_marked_inside() -> None:
    (line,) = shown("المريض Ann هنا", 40, ("Ann", "1"))

    assert line == Line("المريض [Ann]1 هنا", (), is_marked=True)


@pytest.mark.parametrize("sign", ["\x1b", "\x07", "\u202e", "\u200b", "\x9b", "\x00"])
def test_a_sign_that_a_terminal_would_obey_is_shown_as_a_dot(sign: str) -> None:
    (line,) = shown(f"a{sign}b", 40)

    assert line.words == "a·b"


def test_lines_break_at_spaces() -> None:
    assert [line.words.rstrip() for line in shown("one two three four", 12)] == ["one two", "three four"]


WORDS = st.lists(
    st.sampled_from(["Ann", "saw", "患者", "😷", "e\u0301", "x" * 30, "\n", "👩\u200d⚕\ufe0f", "مريض", "\t"]),
    min_size=1,
    max_size=30,
).map(" ".join)


@given(WORDS, st.integers(8, 60))
def test_no_line_is_wider_than_it_may_be_and_no_word_is_lost(text: str, width: int) -> None:
    laid = list(laid_out(text, (), width))

    assert all(cell_len(line.words.rstrip()) <= width for line in laid)
    kept = "".join(line.words for line in laid).replace(" ", "")
    assert kept == "".join(text.split()).replace("\u200d", "").replace("\ufe0f", "")


@given(WORDS, st.data(), st.integers(8, 60))
def test_every_mark_is_shown_with_its_number(text: str, data: st.DataObject, width: int) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))

    laid = list(laid_out(text, [Marked(start, end, "7")], width))

    assert sum("7" in line.words or any("7" in row for row in line.rows) for line in laid) == 1
