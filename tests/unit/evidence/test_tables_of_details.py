"""Details that tell people apart, as the detector of details sees them."""

import pytest

from bedside.drafts import Draft
from bedside.evidence import see

DETAILS = ("singled-out", "unusual-detail", "family-detail")


def _kinds(text: str) -> set[str]:
    return {sign.kind for sign in see(Draft(text)).of(*DETAILS)}


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("She is the only midwife on the island.", "singled-out"),
        ("Everyone around here knows him.", "singled-out"),
        ("A certain dentist came back to us.", "singled-out"),
        ("You all know who I mean.", "singled-out"),
        ("El único panadero del pueblo vino ayer.", "singled-out"),
        ("He came in still in his Santa suit.", "unusual-detail"),
        ("The man with the face tattoo is back.", "unusual-detail"),
        ("She brought her pet iguana.", "unusual-detail"),
        ("A father of seven, he would not stay.", "family-detail"),
        ("She is a widow from the hills.", "family-detail"),
    ],
)
def test_a_detail_is_seen(text: str, kind: str) -> None:
    assert kind in _kinds(text)


@pytest.mark.parametrize(
    "text",
    [
        "The only thing that works is sleep.",
        "Everyone deserves a doctor who listens.",
        "My tattoo hurts and I regret nothing.",
        "Does anyone know the new parking rules?",
        "Get your flu shot before the first frost.",
        "First day of residency in the books.",
        "Our only job in this department is to listen.",
    ],
)
def test_ordinary_words_are_no_detail(text: str) -> None:
    assert _kinds(text) == set()
