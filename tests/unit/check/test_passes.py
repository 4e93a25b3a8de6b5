"""What the author lets pass is not raised, and a fingerprint survives a change elsewhere in the text."""

from bedside.check import check_draft
from bedside.check.passes import Passes, fingerprints
from bedside.drafts import Draft
from bedside.evidence import see
from bedside.policy import load_guidance

TEXT = "This fucking record system lost my note again. It was a long day for us all."
GUIDANCE = load_guidance()


def marks(text: str) -> tuple[str, ...]:
    report = check_draft(Draft(text=text), GUIDANCE)
    return fingerprints([raised.concern for raised in report.concerns], see(Draft(text=text)))


def test_a_match_is_let_pass_by_its_fingerprint() -> None:
    passes = Passes(frozenset(marks(TEXT)))
    assert check_draft(Draft(text=TEXT), GUIDANCE).concerns
    assert not check_draft(Draft(text=TEXT), GUIDANCE, passes).concerns


def test_a_fingerprint_survives_a_change_elsewhere() -> None:
    assert marks(TEXT) == marks(TEXT.replace("a long day", "a very long day"))


def test_a_fingerprint_does_not_survive_a_change_of_its_words() -> None:
    assert marks(TEXT) != marks(TEXT.replace("record system", "printer"))


def test_an_allowed_word_is_not_raised() -> None:
    passes = Passes(allowed=frozenset({"fucking"}))
    assert not check_draft(Draft(text=TEXT), GUIDANCE, passes).concerns
