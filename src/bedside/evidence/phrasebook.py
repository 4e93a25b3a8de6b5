"""The phrases of one detector, and the search for what they describe."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from bedside.evidence.library import Library, Phrase, library
from bedside.evidence.passage import Passage
from bedside.evidence.phrases import Pattern, search
from bedside.evidence.sign import Whose


@dataclass(frozen=True, slots=True)
class Match:
    """Where a phrase was found, in plain coordinates."""

    kind: str
    start: int
    end: int
    whose: Whose | None
    confidence: float
    value: str


class Phrasebook:
    """The phrases of one detector."""

    def __init__(self, name: str) -> None:
        self.name = name

    @classmethod
    def beside(cls, module_file: str) -> "Phrasebook":
        """Return the book that stands beside a detector's module, under the same name."""
        return cls(Path(module_file).stem)

    def find(self, passage: Passage) -> Iterator[Match]:
        """Yield every match of every phrase of the book, in no particular order."""
        known, where = library(passage.library), passage.hits.where
        book = known.books.get(self.name, {})
        # A pattern is searched only in the sentences in which its rarest class stands.
        tried: defaultdict[tuple[int, ...], set[int]] = defaultdict(set)
        for number in where.keys() & book.keys():
            sentences = {passage.sentence_of_token[index] for index in where[number]}
            for pair in book[number]:
                tried[tuple(pair)] |= sentences
        for (phrase, pattern_number), sentences in tried.items():
            pattern = known.patterns[pattern_number]
            if all(not step.ids.isdisjoint(where.keys()) for step in pattern.required):
                yield from _matches(known, known.phrases[phrase], pattern, passage, sorted(sentences))


def _matches(
    known: Library, phrase: Phrase, pattern: Pattern, passage: Passage, sentences: Sequence[int]
) -> Iterator[Match]:
    stops = [known.patterns[number] for number in phrase.unless]
    for first, last in (passage.sentence_tokens[index] for index in sentences):
        for found in search(pattern, passage.hits, first, last):
            if not any(_any(stop, passage, first, last) for stop in stops):
                start, end = passage.tokens[found.first].start, passage.tokens[found.last - 1].end
                yield Match(phrase.kind, start, end, phrase.whose, phrase.confidence, phrase.value)


def _any(pattern: Pattern, passage: Passage, first: int, last: int) -> bool:
    return next(search(pattern, passage.hits, first, last), None) is not None
