"""Joins what a model says of single pieces into words that name somebody or something."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from bedside.evidence.reader.reading import Mention

NOTHING = "none"
# Two words of one kind are one mention where no more than a space or a mark of this length stands between.
GAP = 1


@dataclass(frozen=True, slots=True)
class Told:
    """What a model says of one piece: how likely each kind and each owner, in the order of the model's labels."""

    start: int
    end: int
    begins: bool
    kinds: Sequence[float]
    owners: Sequence[float]


@dataclass(frozen=True, slots=True)
class _Word:
    start: int
    end: int
    kind: str
    share: float
    owners: Sequence[float]


def mentions_of(told: Sequence[Told], kinds: Sequence[str], owners: Sequence[str]) -> tuple[Mention, ...]:
    """Return the mentions in a row of pieces; ``kinds`` and ``owners`` name the columns, "none" among them."""
    return tuple(_mention(words, owners) for words in _runs([_word(row, kinds) for row in _words(told)]))


def _words(told: Sequence[Told]) -> Iterator[Sequence[Told]]:
    word: list[Told] = []
    for piece in told:
        if piece.begins and word:
            yield word
            word = []
        word.append(piece)
    if word:
        yield word


def _word(pieces: Sequence[Told], kinds: Sequence[str]) -> _Word:
    shares = _mean([piece.kinds for piece in pieces])
    likeliest = max(range(len(kinds)), key=shares.__getitem__)
    owners = _mean([piece.owners for piece in pieces])
    return _Word(pieces[0].start, pieces[-1].end, kinds[likeliest], shares[likeliest], owners)


def _runs(words: Sequence[_Word]) -> Iterator[Sequence[_Word]]:
    """Yield the words that stand together and are of one kind."""
    run: list[_Word] = []
    for word in words:
        if run and (word.kind != run[-1].kind or word.start - run[-1].end > GAP):
            yield run
            run = []
        if word.kind != NOTHING:
            run.append(word)
    if run:
        yield run


def _mention(words: Sequence[_Word], owners: Sequence[str]) -> Mention:
    share = sum(word.share for word in words) / len(words)
    shares = _mean([word.owners for word in words])
    likeliest = max(range(len(owners)), key=shares.__getitem__)
    whose = None if owners[likeliest] == NOTHING else owners[likeliest]
    return Mention(words[0].kind, words[0].start, words[-1].end, share, whose, shares[likeliest])


def _mean(rows: Sequence[Sequence[float]]) -> Sequence[float]:
    if len(rows) == 1:
        return rows[0]
    return [sum(column) / len(rows) for column in zip(*rows, strict=True)]
