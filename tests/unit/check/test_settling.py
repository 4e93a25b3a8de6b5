"""Concerns about the same draft are settled: one a code, the heaviest first, nothing marked twice."""

from bedside.check.settling import settle
from bedside.concerns.rule import Asks, Concern
from bedside.drafts import Span


def concern(code: str, asks: Asks, *spans: tuple[int, int], first: str | None = None) -> Concern:
    return Concern(code, asks, tuple(Span(*span) for span in spans), f"{code} {asks}", "", (code,), (), first)


def test_one_code_is_said_once_with_all_its_places() -> None:
    settled = settle([concern("threat", Asks.REVISE, (0, 4)), concern("threat", Asks.HOLD, (9, 12))])
    assert [row.spans for row in settled] == [(Span(0, 4), Span(9, 12))]
    assert settled[0].asks is Asks.HOLD
    assert settled[0].message == "threat hold"


def test_a_place_inside_another_is_not_marked_again() -> None:
    settled = settle([concern("threat", Asks.REVISE, (0, 9)), concern("threat", Asks.REVISE, (2, 5))])
    assert settled[0].spans == (Span(0, 9),)


def test_the_heaviest_stands_first() -> None:
    rows = [concern("no-source", Asks.NOTE, (0, 2)), concern("threat", Asks.HOLD, (5, 9))]
    assert [row.code for row in settle(rows)] == ["threat", "no-source"]


def test_places_that_overlap_are_one() -> None:
    settled = settle(
        [concern("threat", Asks.REVISE, (0, 9)), concern("threat", Asks.REVISE, (5, 12), (12, 14))]
    )
    assert settled[0].spans == (Span(0, 12), Span(12, 14))
