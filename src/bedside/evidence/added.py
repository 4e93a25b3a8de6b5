"""Words that an institution adds: its facilities, places, accounts, and whatever else it wants seen."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from bedside.evidence.lexicon import Lexicon
from bedside.evidence.passage import Passage
from bedside.evidence.sign import Sign, Whose

SEEN_BY = "institution"


@dataclass(frozen=True, slots=True)
class AddedWords:
    """Words or names that are a sign of one kind, of one owner where that is known."""

    kind: str
    words: tuple[str, ...]
    whose: Whose | None = None


@dataclass(frozen=True, slots=True)
class Added:
    """Everything added, ready to be found in one walk over a text."""

    lexicon: Lexicon = field(default_factory=Lexicon, repr=False)
    rows: Mapping[int, AddedWords] = field(default_factory=dict)

    @classmethod
    def of(cls, rows: Iterable[AddedWords]) -> "Added":
        """Make ready what is added."""
        lexicon = Lexicon()
        return cls(lexicon, {lexicon.add(f"{index}", row.words): row for index, row in enumerate(rows)})

    def find(self, passage: Passage) -> Iterator[Sign]:
        """Yield the added words that stand in a passage."""
        if not self.rows:
            return
        for first, classes in enumerate(self.lexicon.hits(passage.tokens).at):
            for number, lengths in classes.items():
                row = self.rows.get(number)
                if row is not None:
                    start, end = passage.tokens[first].start, passage.tokens[first + max(lengths) - 1].end
                    yield Sign(row.kind, start, end, row.whose, 1.0, SEEN_BY)


NOTHING_ADDED = Added()
