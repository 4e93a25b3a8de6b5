"""That the story of one person in care is told, and of what time."""

import pytest

from bedside.drafts import Draft
from bedside.evidence import see


def stories(text: str) -> set[str]:
    return {sign.value for sign in see(Draft(text=text)).of("case-story")}


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Tonight a man walked into our ED with a nail in his eye.", "recent"),
        ("In 1994 a woman came in to our clinic with a goose bite.", "old"),
        ("Anoche operamos a un muchacho con una herida de bala.", "recent"),
    ],
)
def test_a_story_is_seen_with_its_time(text: str, value: str) -> None:
    assert stories(text) == {value}


@pytest.mark.parametrize(
    "text", ["The guy on the bus sang all day.", "Wash your hands.", "She died in 1890 in Poznan."]
)
def test_everyday_meetings_and_lives_of_others_are_no_stories_of_care(text: str) -> None:
    assert stories(text) == set()


def test_somebody_of_whom_a_town_has_one_is_seen() -> None:
    assert see(Draft(text="Sewed the mayor's ear back on.")).has("known-figure")
