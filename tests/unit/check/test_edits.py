"""Edits are applied without treading on each other, and what is left reads as a sentence."""

import pytest

from bedside.check.edits import applied, chosen_edits
from bedside.concerns.rule import Asks, Concern, Edit, Fix


@pytest.mark.parametrize(
    ("text", "edits", "after"),
    [
        ("He said, well, no.", [Edit(9, 13, "")], "He said, no."),
        ("Mrs. Ortiz, 93, went home.", [Edit(0, 10, "A patient"), Edit(10, 15, "")], "A patient went home."),
        ("a b c", [Edit(0, 3, "x"), Edit(2, 3, "y")], "x c"),
        ("First. Second.", [Edit(0, 7, "")], "Second."),
        ("The (rare) case", [Edit(5, 9, "")], "The case"),
        ("ok. she left. we ate at PT school", [Edit(4, 14, "")], "ok. we ate at PT school"),
        ("as a board-certified surgeon", [Edit(5, 28, "intern")], "as an intern"),
        ("one two", [Edit(3, 3, ",")], "one, two"),
        ("What a sh*tty, smoky week.", [Edit(7, 13, "")], "What a smoky week."),
        ("Well, sh*tty, smoky week.", [Edit(6, 12, "")], "Well, smoky week."),
        (
            "Off tonight!! House is empty, so feed the cat.",
            [Edit(14, 28, "")],
            "Off tonight!! So feed the cat.",
        ),
        ("Here. WTF is sleep.", [Edit(6, 9, "what")], "Here. What is sleep."),
        (
            "Quiet. Home alone, dal again, code 19. Bye.",
            [Edit(30, 37, ""), Edit(7, 18, "")],
            "Quiet. Dal again. Bye.",
        ),
        ("Wait.. what a fucking day", [Edit(14, 22, "")], "Wait.. what a day"),
    ],
)
def test_edits_leave_a_sentence(text: str, edits: list[Edit], after: str) -> None:
    assert applied(text, edits) == after


def test_the_first_fix_for_a_place_is_the_one_that_is_made() -> None:
    fixes = (Fix("one", (Edit(0, 4, "a"),)), Fix("other", (Edit(2, 4, "b"),)), Fix("else", (Edit(6, 8, ""),)))
    concern = Concern("code", Asks.REVISE, (), "", "", (), fixes)
    assert chosen_edits(concern) == (Edit(0, 4, "a"), Edit(6, 8, ""))
