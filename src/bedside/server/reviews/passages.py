"""Finds the words that a reader means, also in a later version, and puts other words in their place."""

from dataclasses import dataclass


class PassageFault(Exception):  # noqa: N818 - a fault is what a person can mend; the word of all rooms
    """The words that are meant cannot be told."""


class NotThereFault(PassageFault):
    """These words do not stand in the text."""


class SeveralFault(PassageFault):
    """These words stand in the text more than once."""


@dataclass(frozen=True, slots=True)
class Passage:
    """From `start` to `end`, in code points, end exclusive."""

    start: int
    end: int

    def words(self, text: str) -> str:
        """Return the words of the passage."""
        return text[self.start : self.end]


def find(text: str, words: str, start: int | None = None) -> Passage:
    """Return where the words stand; with a place given, there, if they do stand there.

    Raises:
        NotThereFault: they stand nowhere.
        SeveralFault: they stand in several places, and which one is meant is not said.
    """
    if not words:
        raise NotThereFault
    if start is not None and start >= 0 and text[start : start + len(words)] == words:
        return Passage(start, start + len(words))
    first = text.find(words)
    if first < 0:
        raise NotThereFault
    if text.find(words, first + 1) >= 0:
        raise SeveralFault
    return Passage(first, first + len(words))


def moved(before: str, passage: Passage, after: str) -> Passage:
    """Return where a passage of one version stands in a later one.

    Raises:
        PassageFault: its words are gone, or it cannot be told which of several they are.
    """
    words = passage.words(before)
    # What is the same up to the passage, or from it on, says where it went, also if the words stand there twice.
    if after.startswith(before[: passage.end]):
        return passage
    if after.endswith(before[passage.start :]):
        return Passage(len(after) - (len(before) - passage.start), len(after) - (len(before) - passage.end))
    return find(after, words)


def with_wording(text: str, passage: Passage, wording: str) -> str:
    """Return the text with other words in the place of a passage; words left out leave no double space."""
    before, after = text[: passage.start], text[passage.end :]
    if not wording and (not before or before[-1].isspace()) and after[:1] == " ":
        after = after[1:]
    return before + wording + after
