"""Cuts text into the word pieces that the reader knows, with their places (BERT's uncased WordPiece, Devlin 2018)."""

import unicodedata
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

UNKNOWN, BEGIN, BETWEEN = "[UNK]", "[CLS]", "[SEP]"
CONTINUED = "##"
_ENDS = frozenset(".!?\n")
# A word longer than this is no word; the vocabulary was made without such.
LONGEST_WORD = 100
# So many signs are remembered with what they are; English and Spanish need some two hundred.
SIGNS = 2048
# Blocks of Chinese characters, each a word of its own.
_CHINESE = ((0x4E00, 0x9FFF), (0x3400, 0x4DBF), (0x20000, 0x2FA1F), (0xF900, 0xFAFF))


@dataclass(frozen=True, slots=True)
class Pieces:
    """Two texts as the model is given them: numbers, which text each is of, and where it stands in its text.

    ``places`` is None for all but the second text; ``begins`` tells where a piece begins a word.
    """

    numbers: Sequence[int]
    segments: Sequence[int]
    places: Sequence[tuple[int, int] | None]
    begins: Sequence[bool]

    def part(self, text: str) -> str:
        """Return the part of the second text that this row is of."""
        places = [place for place in self.places if place is not None]
        return text[places[0][0] : places[-1][1]] if places else ""


@dataclass(frozen=True, slots=True)
class _Piece:
    number: int
    start: int
    end: int
    begins: bool


class Vocabulary:
    """The pieces that a model knows, by number; ``cased`` where it tells capitals and accents from plain letters."""

    def __init__(self, path: Path, *, cased: bool = False) -> None:
        self._fold = _kept if cased else _folded
        self._numbers = {piece: number for number, piece in enumerate(path.read_text("utf-8").splitlines())}

    def pair(self, first: str, second: str, longest: int) -> Pieces:
        """Return two texts as one row of at most so many pieces; the longer loses its end first."""
        one, other = list(self._pieces(first)), list(self._pieces(second))
        while len(one) + len(other) > longest - 3:
            longer = one if len(one) > len(other) else other
            longer.pop()
        return self._row(one, other)

    def rows(self, first: str, second: str, longest: int) -> Iterator[Pieces]:
        """Yield two texts as rows of at most so many pieces: the first in each, the second part by part.

        A part ends where a sentence does, if one ends in its later half, and else at a word.
        """
        one, other = list(self._pieces(first))[: longest // 2], list(self._pieces(second))
        room = longest - 3 - len(one)
        start = 0
        while len(other) - start > room:
            end = start + _end_of_part(other[start : start + room + 1], second)
            yield self._row(one, other[start:end])
            start = end
        yield self._row(one, other[start:])

    def _row(self, one: Sequence[_Piece], other: Sequence[_Piece]) -> Pieces:
        begin, between = self._numbers[BEGIN], self._numbers[BETWEEN]
        return Pieces(
            numbers=[
                begin,
                *(piece.number for piece in one),
                between,
                *(piece.number for piece in other),
                between,
            ],
            segments=[0] * (len(one) + 2) + [1] * (len(other) + 1),
            places=[None] * (len(one) + 2) + [(piece.start, piece.end) for piece in other] + [None],
            begins=[True] * (len(one) + 2) + [piece.begins for piece in other] + [True],
        )

    def _pieces(self, text: str) -> Iterator[_Piece]:
        for word, places in _words(text, self._fold):
            yield from self._cut(word, places)

    def _cut(self, word: str, places: Sequence[int]) -> Iterator[_Piece]:
        """Yield the longest known pieces from left to right; a word that cannot be cut is unknown as a whole."""
        found: list[_Piece] = []
        start = 0
        while start < len(word) <= LONGEST_WORD:
            end = self._longest(word, start)
            if end == start:
                break
            key = (CONTINUED if start else "") + word[start:end]
            found.append(_Piece(self._numbers[key], places[start], places[end - 1] + 1, start == 0))
            start = end
        if start < len(word):
            found = [_Piece(self._numbers[UNKNOWN], places[0], places[-1] + 1, begins=True)]
        yield from found

    def _longest(self, word: str, start: int) -> int:
        """Return the end of the longest known piece that begins here, or the same place where there is none."""
        mark = CONTINUED if start else ""
        return next(
            (end for end in range(len(word), start, -1) if mark + word[start:end] in self._numbers), start
        )


def _end_of_part(pieces: Sequence[_Piece], text: str) -> int:
    """Return how many of the pieces, but the last, make a part."""
    last = len(pieces) - 1
    places = range(last, last // 2, -1)
    after_sentence = (
        place for place in places if _ENDS.intersection(text[pieces[place - 1].start : pieces[place].start])
    )
    at_word = (place for place in places if pieces[place].begins)
    return next(after_sentence, next(at_word, last))


def _words(text: str, fold: Callable[[str], str]) -> Iterator[tuple[str, list[int]]]:
    """Yield folded words and single marks, each sign with its place in the text."""
    word: list[str] = []
    places: list[int] = []
    for place, sign in enumerate(text):
        kind = _kind(sign)
        if kind in ("space", "alone") and word:
            yield "".join(word), places
            word, places = [], []
        if kind == "alone":
            yield sign, [place]
        elif kind == "letter":
            for folded in fold(sign):
                word.append(folded)
                places.append(place)
    if word:
        yield "".join(word), places


@lru_cache(maxsize=SIGNS)
def _folded(sign: str) -> str:
    """Return a sign in lower case without accents."""
    return "".join(
        part for part in unicodedata.normalize("NFD", sign.lower()) if unicodedata.category(part) != "Mn"
    )


def _kept(sign: str) -> str:
    return sign


@lru_cache(maxsize=SIGNS)
def _kind(sign: str) -> str:
    """Tell a sign of a word from one that stands alone, from white space, and from one that is dropped."""
    if sign in " \t\n\r" or unicodedata.category(sign) == "Zs":
        return "space"
    category = unicodedata.category(sign)
    # A sign that this Python does not know yet (Cn) is most often a new emoji, which the model takes for unknown.
    if sign in ("\0", "\ufffd") or category in ("Cc", "Cf", "Co", "Cs"):
        return "dropped"
    number = ord(sign)
    ascii_mark = number < 128 and not sign.isalnum()
    if ascii_mark or category[0] == "P" or any(first <= number <= last for first, last in _CHINESE):
        return "alone"
    return "letter"
