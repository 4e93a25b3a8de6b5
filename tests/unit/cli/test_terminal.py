"""Colour only where it is wanted and understood; words wrap and are never cut."""

import io

import pytest

from bedside.cli.terminal import Paper, paper_of, wrapped
from tests.unit.cli.door import SWEARS, Terminal, run


@pytest.mark.parametrize(
    ("environment", "is_coloured"),
    [
        ({"TERM": "xterm"}, True),
        ({"TERM": "xterm", "NO_COLOR": ""}, True),
        ({"TERM": "xterm", "NO_COLOR": "1"}, False),
        ({"TERM": "xterm", "NO_COLOR": "1", "FORCE_COLOR": "1"}, False),
        ({"TERM": "dumb"}, False),
    ],
)
def test_a_terminal_has_colour_unless_it_cannot_or_the_person_does_not_want_it(
    environment: dict[str, str], *, is_coloured: bool
) -> None:
    paper = paper_of(Terminal(io.BytesIO(), encoding="utf-8"), environment)

    assert paper.has_colour is is_coloured


def test_a_pipe_has_no_colour_unless_it_is_asked_for() -> None:
    pipe = io.TextIOWrapper(io.BytesIO(), encoding="utf-8")

    assert not paper_of(pipe, {"TERM": "xterm"}).has_colour
    assert paper_of(pipe, {"TERM": "xterm", "FORCE_COLOR": "1"}).has_colour


def test_a_report_in_a_terminal_is_coloured_and_one_in_a_pipe_is_not() -> None:
    assert "\x1b[" in run("check", "--text", SWEARS, at_terminal=True).out
    assert "\x1b[" not in run("check", "--text", SWEARS).out


def test_a_word_longer_than_the_line_stays_whole() -> None:
    assert list(wrapped("see https://example.org/a-long-address now", 12)) == [
        "see",
        "https://example.org/a-long-address",
        "now",
    ]


def test_a_narrow_terminal_loses_no_room_to_the_label() -> None:
    lines = list(Paper(width=30).paragraph("Names are counted by the law.", indent=3, label="Why:"))

    assert lines == ["   Why: Names are counted by", "   the law."]


def test_what_a_terminal_would_obey_never_reaches_it() -> None:
    (line,) = Paper().paragraph("red \x1b[31m and \u202e back")

    assert line == "red ·[31m and · back"


@pytest.mark.parametrize("columns", ["24", "40", "80", "200"])
def test_a_report_fits_its_terminal(columns: str) -> None:
    widest = max(map(len, run("check", "--text", SWEARS, COLUMNS=columns).out.splitlines()))

    assert widest <= min(100, int(columns))
