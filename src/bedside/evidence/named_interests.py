"""Which of an author's interests a draft is about: the profile hands in all of them with every draft."""

from collections.abc import Iterator
from dataclasses import replace

from bedside.drafts import Draft, Text
from bedside.evidence.detectors.product import detector
from bedside.evidence.passage import Part, Passage


def with_named_interests(draft: Draft) -> Draft:
    """Return a draft with those interests alone that its words, what it answers or its pictures name.

    A tie says nothing of a draft that is about something else; told of it, the reader takes any draft for praise.
    """
    if not draft.interests:
        return draft
    named = set(_named(draft))
    return replace(
        draft, interests=tuple(one for number, one in enumerate(draft.interests) if number in named)
    )


def _named(draft: Draft) -> Iterator[int]:
    shown = [" . ".join(filter(None, (one.shows, one.alt))) for one in draft.attachments]
    for part, words in (
        (Part.TEXT, draft.text),
        (Part.ANSWERED, draft.in_reply_to or ""),
        *((Part.PICTURE, words) for words in shown),
    ):
        signs = detector.run(Passage(Text.of(words), draft, part))
        yield from (int(sign.value) for sign in signs if sign.value.isdigit())
