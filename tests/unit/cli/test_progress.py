"""A bar is shown to a person who waits, and to nobody else."""

import io
from unittest.mock import patch

from bedside.cli.progress import Progress, bar
from tests.unit.cli.door import Terminal, said


def test_the_bar_says_how_much_is_done() -> None:
    assert bar(1200, 50, 100) == "[############------------]  50%  1,200 drafts"


def test_of_a_pipe_only_the_count_is_known() -> None:
    assert bar(7, 50, 0) == "7 drafts"


def shown(stream: io.TextIOWrapper, *, seconds: float) -> str:
    with patch("time.monotonic", side_effect=[0.0, *(seconds * step for step in range(1, 20))]):
        progress = Progress(stream, 100)
        progress.step(50)
        progress.say("line 2: not JSON")
        progress.end()
    return said(stream)


def test_a_person_who_waits_sees_the_bar_and_it_is_taken_away() -> None:
    out = shown(Terminal(io.BytesIO(), encoding="utf-8"), seconds=2.0)

    assert "50%" in out
    assert "\rline 2: not JSON\n" in out
    assert out.endswith("\n")


def test_short_work_shows_no_bar() -> None:
    assert shown(Terminal(io.BytesIO(), encoding="utf-8"), seconds=0.01) == "line 2: not JSON\n"


def test_a_file_gets_no_bar() -> None:
    assert shown(io.TextIOWrapper(io.BytesIO(), encoding="utf-8"), seconds=2.0) == "line 2: not JSON\n"
