"""The drafts by which a preview is made: those that ship, and those that name what is in the institution's own pack."""

import tomllib
from collections.abc import Iterator
from functools import cache
from itertools import islice
from pathlib import Path

from bedside.drafts import Draft, read_draft
from bedside.policy import Guidance
from bedside.policy.additions import Additions, WordList

SHIPPED = Path(__file__).with_name("examples.toml")
OF_EACH = 2  # words of each list; more would say the same again
MOST_NAMED = 20
SENTENCES = {
    "confidential-matter": "A first good meeting about {word} today.",
    "drug": "We talked about {word} at grand rounds.",
    "facility": "I start at {word} on Monday.",
    "maker": "{word} makes the best pumps, ask anybody.",
    "mockery": "One more {word} in room five.",
    "organisation": "I spoke for {word} at the congress.",
    "person": "Talked with {word} about the results today.",
    "place": "A patient from {word} had the same last week.",
    "product": "{word} is simply the best for knees.",
    "profanity": "What a {word} week.",
}
FACILITY = "My patient was moved to {word} on Tuesday."
HANDLE = "Thank you {word} for having me."


@cache
def shipped() -> tuple[Draft, ...]:
    """Return the drafts that ship with Bedside."""
    return tuple(read_draft(fields) for fields in tomllib.loads(SHIPPED.read_text("utf-8"))["drafts"])


def naming(guidance: Guidance) -> tuple[Draft, ...]:
    """Return drafts in which words of the institution's own pack stand, each in a plain sentence."""
    return tuple(Draft(text=text) for text in islice(_sentences(guidance.added), MOST_NAMED))


def typed(words: str) -> tuple[Draft, ...]:
    """Return drafts that somebody typed, with an empty line between one and the next."""
    parts = (part.strip() for part in words.replace("\r\n", "\n").split("\n\n"))
    return tuple(Draft(text=part) for part in parts if part)


def _sentences(added: Additions) -> Iterator[str]:
    for listed in added.words:
        yield from _of_list(listed)
    yield from (FACILITY.format(word=name) for name in added.facilities[:OF_EACH])
    yield from (SENTENCES["place"].format(word=name) for name in added.places[:OF_EACH])
    yield from (HANDLE.format(word=handle) for handle in added.handles[:OF_EACH])


def _of_list(listed: WordList) -> Iterator[str]:
    for word in listed.words[:OF_EACH]:
        yield SENTENCES[listed.kind].format(word=word)
