"""Lets several readers read one draft: the first says what the draft does, all say whom and what it names."""

from collections.abc import Sequence
from dataclasses import replace

from bedside.evidence.reader.reading import Mention, Reader, Reading


class Together:
    """Readers as one: of mentions that overlap, the likelier stands."""

    def __init__(self, first: Reader, *others: Reader) -> None:
        self._first, self._others = first, others

    def read(self, text: str, context: str) -> Reading:
        """Return the first reader's reading with the mentions of all."""
        reading = self._first.read(text, context)
        mentions = list(reading.mentions)
        for other in self._others:
            mentions += other.read(text, context).mentions
        return replace(reading, mentions=_likeliest(mentions))


def _likeliest(mentions: Sequence[Mention]) -> tuple[Mention, ...]:
    kept: list[Mention] = []
    for mention in sorted(mentions, key=lambda mention: -mention.share):
        if not any(mention.start < other.end and other.start < mention.end for other in kept):
            kept.append(mention)
    return tuple(sorted(kept, key=lambda mention: mention.start))
