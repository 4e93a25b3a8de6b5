"""A revise becomes a hold where nothing worth posting remains or something outside must come first."""

import pytest

from bedside.check.report import Verdict
from bedside.check.verdict import raised_to_hold, verdict_of
from bedside.concerns.rule import Asks, Concern, Edit, Fix
from bedside.drafts import Draft, Span
from bedside.evidence import see


def concern(
    asks: Asks, *spans: tuple[int, int], fixes: tuple[Fix, ...] = (), change: str | None = None
) -> Concern:
    places = tuple(Span(*span) for span in spans)
    return Concern("some-code", asks, places, "message", "why", (), fixes, None, change)


def asked(text: str, *concerns: Concern) -> Verdict:
    return verdict_of(raised_to_hold(concerns, see(Draft(text=text))))


TWO = "Wash your hands before every meal you cook. You are all fools."


@pytest.mark.parametrize(
    ("text", "concerns", "verdict"),
    [
        ("A fine day.", (), Verdict.POST),
        ("A fine day.", (concern(Asks.NOTE, (2, 6)),), Verdict.POST),
        (TWO, (concern(Asks.REVISE, (44, 61)),), Verdict.REVISE),
        ("You are all fools.", (concern(Asks.REVISE, (0, 17)),), Verdict.HOLD),
        (TWO, (concern(Asks.HOLD, (44, 61)),), Verdict.HOLD),
        ("You are all fools.", (concern(Asks.REVISE, change="the account"),), Verdict.REVISE),
    ],
)
def test_what_remains_decides(text: str, concerns: tuple[Concern, ...], verdict: Verdict) -> None:
    assert asked(text, *concerns) is verdict


def test_a_small_edit_that_leaves_the_sentence_keeps_a_revise() -> None:
    text = "This damned record system lost my note again."
    fix = Fix("Leave the word out", (Edit(5, 12, ""),))
    assert asked(text, concern(Asks.REVISE, (5, 11), fixes=(fix,))) is Verdict.REVISE
