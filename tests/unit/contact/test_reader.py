"""What the reader tells of a message counts beside the phrases, and never against an emergency in them."""

import pytest

from bedside.contact import Request, answer
from bedside.contact.facts import facts_of
from bedside.contact.request import Channel, Direction, Initiator, Relationship, Side
from bedside.contact.table import Condition
from bedside.evidence.reader.reading import Reading

PLAIN = "The tall grass moved again."


class Says:
    """A reader that says one thing of every message, and remembers its circumstances."""

    def __init__(self, **shares: float) -> None:
        self._shares = {kind.replace("_", "-"): share for kind, share in shares.items()}
        self.contexts: list[str] = []

    def read(self, text: str, context: str) -> Reading:  # noqa: ARG002  # of every text the same
        """Return what it always says."""
        self.contexts.append(context)
        return Reading((), {}, (), says=self._shares)


def asked(content: str = PLAIN) -> Request:
    """A message from a patient by text."""
    return Request(
        Channel.SMS,
        Direction.INBOUND,
        Initiator.PATIENT,
        Side.PRACTICE,
        Relationship.ESTABLISHED,
        content=content,
    )


def test_an_emergency_that_no_phrase_sees_is_one() -> None:
    given = answer(asked(), Says(emergency=0.6))

    assert Condition.EMERGENCY in given.conditions
    assert "911" in given.reply.words
    assert "988" in given.reply.words


def test_what_is_not_likely_is_not_said() -> None:
    assert facts_of(asked(), Says(emergency=0.4, refill=0.1)) == facts_of(asked())


@pytest.mark.parametrize("words", ["i took all of my pills an hour ago", "he stopped breathing"])
def test_an_emergency_in_phrases_stays_one_whatever_the_reader_thinks(words: str) -> None:
    assert Condition.EMERGENCY in answer(asked(words), Says(emergency=0.0)).conditions


def test_a_refill_in_no_words_of_ours() -> None:
    assert "says:refill" in facts_of(asked(), Says(refill=0.9))


def test_the_reader_is_told_the_way_the_message_takes() -> None:
    reader = Says()
    answer(asked(), reader)

    assert reader.contexts == ["message, inbound, sms, from patient"]


def test_nothing_is_read_in_an_empty_message() -> None:
    reader = Says(emergency=1.0)
    answer(asked(" "), reader)

    assert reader.contexts == []
