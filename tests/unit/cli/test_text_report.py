"""The report in a terminal: the verdict first, the words with marks, why in short, what to write, and no more."""

from dataclasses import replace

from bedside.check.unseen import WITHOUT_READER
from bedside.cli.checked import Reports
from bedside.cli.terminal import Paper
from bedside.cli.text_report import lines
from bedside.concerns.rule import Asks
from tests.unit.cli.made import GUIDANCE, checked, concern, reports

TEXT = "We saw Ann Lee in clinic. She taught us all something about patience."
SAFER = "We saw a patient in clinic. She taught us all something about patience."


def shown(made: Reports, width: int = 80) -> list[str]:
    return [line.rstrip() for line in lines(made, Paper(width))]


def test_a_good_draft_is_told_so_in_one_line() -> None:
    assert shown(reports(TEXT)) == [" ✓ POST  Good to post."]


def test_what_the_machine_lacks_is_not_said_of_a_good_draft() -> None:
    made = reports(TEXT)
    report = replace(made.checked[0].report, not_looked_at=(WITHOUT_READER,))

    assert shown(replace(made, checked=(replace(made.checked[0], report=report),))) == [
        " ✓ POST  Good to post."
    ]


def test_the_verdict_comes_first_and_the_words_are_marked() -> None:
    out = shown(reports(TEXT, concern(TEXT, "Ann Lee"), safer=SAFER))

    assert out[:4] == [
        " ✎ REVISE  Change 1 thing before you post it.",
        "",
        f"│ {TEXT}",
        "│        ━━━━━━━1",
    ]


def test_a_concern_is_told_in_a_few_lines() -> None:
    out = shown(reports(TEXT, concern(TEXT, "Ann Lee"), safer=SAFER))

    start = out.index("1  patient-identifier · revise")
    assert out[start : out.index("", start)] == [
        "1  patient-identifier · revise",
        "   This names a patient.",
        "   Fix: Take the name out.",
        "   Why: The law counts names.",
        "   By:  45 CFR 164.514 (HIPAA Privacy Rule), de-identification, 2002:",
        "        164.514(b)(2)(i)(A)",
        "        ACP/FSMB, Online Medical Professionalism, 2013: Position 1",
    ]


def test_the_safer_wording_shows_what_is_new() -> None:
    out = shown(reports(TEXT, concern(TEXT, "Ann Lee"), safer=SAFER))

    start = out.index("Safer wording (+ new)")
    assert out[start + 1 : start + 3] == [f"│ {SAFER}", "│        +++++++++"]


def test_the_safer_wording_shows_where_something_was_left_out() -> None:
    safer = "She taught us all something about patience."

    out = shown(reports(TEXT, concern(TEXT, "Ann Lee"), safer=safer))

    start = out.index("Safer wording (^ something left out)")
    assert out[start + 1 : start + 3] == [f"│ {safer}", "│ ^"]


def test_where_no_wording_helps_the_report_says_what_does() -> None:
    out = shown(reports(TEXT, concern(TEXT, "Ann Lee", change="the account", fixes=())))

    assert out[0] == " ✎ REVISE  Change the account before you post it."
    assert "Other words alone do not help here: change the account." in out


def test_a_hold_says_what_must_come_first() -> None:
    out = shown(reports(TEXT, concern(TEXT, "Ann Lee", asks=Asks.HOLD, first="an authorization")))

    assert out[0] == " ■ HOLD  Not like this: first an authorization."
    assert "   First: an authorization." in out


def test_a_hold_for_which_nothing_can_come_first_is_told_plainly() -> None:
    out = shown(reports(TEXT, concern(TEXT, "Ann Lee", asks=Asks.HOLD)))

    assert out[0] == " ■ HOLD  Better not to post this."


def test_a_note_is_a_remark_without_a_sermon() -> None:
    out = shown(reports(TEXT, concern(TEXT, "Ann Lee", asks=Asks.NOTE)))

    assert out[0] == " ✓ POST  Good to post; 1 remark to consider."
    assert "1  patient-identifier · remark" in out
    assert not any("Why:" in line for line in out)


def test_in_brief_only_the_verdict_and_the_marks_are_shown() -> None:
    out = shown(reports(TEXT, concern(TEXT, "Ann Lee"), safer=SAFER, is_brief=True))

    assert len(out) == 4


def test_in_full_addresses_figures_and_marks_are_shown() -> None:
    text = "\n".join(shown(reports(TEXT, concern(TEXT, "Ann Lee"), is_full=True)))

    assert "A second sentence says more." in text
    assert "https://www.ecfr.gov/current/title-45/section-164.514" in text
    assert "--ignore " in text


ESTIMATE: dict[str, object] = {
    "sentence": "About 30 people (10 to 90) fit what is told here.",
    "steps": [
        {"says": "Westerly", "people": [14300.0, 17900.0, 22400.0], "source": "GeoNames"},
        {"says": "a rare illness", "people": [0.02, 0.2, 0.9], "source": "assumed"},
    ],
    "limits": "An estimate from tables and assumptions.",
}


def _estimated(*, is_full: bool) -> str:
    made = reports(TEXT, is_full=is_full)
    raised = replace(concern(TEXT, "Ann Lee"), code="patient-identifiable")
    one = checked(TEXT, raised)
    report = replace(one.report, identifiability=ESTIMATE)
    return "\n".join(shown(replace(made, checked=(replace(one, report=report),))))


def test_the_estimate_shows_how_it_was_reckoned() -> None:
    assert "Reckoned: Westerly: 18,000 people; a rare illness: fewer than 1" in _estimated(is_full=False)


def test_in_full_the_reckoning_has_ranges_and_sources() -> None:
    out = _estimated(is_full=True)

    assert "Westerly: 18,000 (14,000 to 22,000). GeoNames." in out
    assert "a rare illness: fewer than 1. Assumed." in out
    assert "An estimate from tables and assumptions." in out


def test_several_drafts_are_named_and_summed_up() -> None:
    rows = (checked(TEXT, name="a.txt"), checked(TEXT, concern(TEXT, "Ann Lee"), name="b.txt"))

    out = shown(Reports(rows, GUIDANCE, is_brief=True))

    assert out[0] == "a.txt"
    assert "b.txt" in out
    assert out[-1] == "2 drafts: 1 to post, 1 to revise."


def test_a_long_draft_is_shown_where_it_is_marked() -> None:
    text = "A line like any other.\n" * 100 + TEXT + "\nA last line." * 100

    out = shown(reports(text, concern(text, "Ann Lee"), is_brief=True))

    assert out[2:] == [
        "⋮ 99 lines without a mark",
        "│ A line like any other.",
        f"│ {TEXT}",
        "│        ━━━━━━━1",
        "│ A last line.",
        "⋮ 99 lines without a mark",
    ]


def test_a_concern_about_no_words_marks_none() -> None:
    out = shown(reports(TEXT, concern(TEXT, "", code="patient-image", change="the picture"), is_brief=True))

    assert out == [" ✎ REVISE  Change the picture before you post it.", "", f"│ {TEXT}"]
