"""Confidential matters of colleagues and institutions; criticism is none."""

import pytest

from bedside.drafts import Attachment, Draft
from bedside.evidence import see


def matters(text: str) -> set[str]:
    return {sign.value for sign in see(Draft(text=text)).of("confidential-matter")}


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("M&M today: Dr. Okoro sat on that lactate for nine hours.", "matter"),
        ("The memo is marked do not forward.", "leak"),
        ("Our nurse has cancer and has been keeping it quiet.", "of-colleague"),
        ("Step 2 people: it's answer B, you didn't hear it from me.", "exam"),
        ("Not announced yet, but they are closing the unit.", "leak"),
        ("El correo interno dice no difundir: habrá despidos.", "leak"),
    ],
)
def test_what_is_closed_is_seen(text: str, value: str) -> None:
    assert value in matters(text)


@pytest.mark.parametrize(
    "text",
    [
        "Nine patients to a nurse is not safe.",
        "They froze our pay and bought a fountain.",
        "The hospital announced the closure today.",
        "Peer review should be blinded.",
        "Shh, surprise party for our unit clerk on Friday!",
        "I was in rehab once and I am glad of it.",
    ],
)
def test_criticism_news_and_the_own_story_are_not(text: str) -> None:
    assert matters(text) == set()


def test_an_internal_paper_in_a_picture_is_seen() -> None:
    draft = Draft(text="Read this.", attachments=(Attachment(shows="screenshot of an internal e-mail"),))

    assert see(draft).pictures[0].has("confidential-matter")
