"""That a matter was before the public."""

import pytest

from bedside.drafts import Draft, Text
from bedside.evidence.detectors.publicity import detector
from bedside.evidence.passage import Part, Passage


def kinds(text: str, part: Part = Part.TEXT) -> set[str]:
    return {sign.kind for sign in detector.run(Passage(Text.of(text), Draft(text=text), part))}


@pytest.mark.parametrize(
    "text",
    [
        "You all saw the crash on the news.",
        "The girl from the video is doing fine.",
        "She was in the paper last week.",
        "The whole town filmed it.",
        "Salió en las noticias.",
    ],
)
def test_a_matter_known_to_the_public_is_seen(text: str) -> None:
    assert kinds(text) == {"publicity"}


@pytest.mark.parametrize(
    "text", ["Good news: the fridge works.", "A quiet night on the ward.", "Happy to be on our podcast."]
)
def test_good_news_and_an_own_podcast_are_not_it(text: str) -> None:
    assert kinds(text) == set()
