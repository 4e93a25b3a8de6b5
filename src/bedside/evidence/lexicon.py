"""Classes of words, read from data, and one walk over a text that finds all of them at once."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from bedside.drafts import Text, Token, TokenKind

NUMBER = "#"
ANY_NUMBER_ID = 0
# Words so frequent in English and Spanish that searching from them would visit every sentence.
COMMON = frozenset(
    (
        "a an the and or but of to in on at for from with by as is are was were be been am it its this that these "
        "those i me my we us our you your he him his she her they them their who what when how not no so just if "
        "all can do does did have has had will would could should than then there here out up about get got one "
        "un una el la los las de del y o en que por para con es son era fue ser su me te se lo le si muy mas al "
        "como patient patients pt pts doctor today day time people"
    ).split()
)
COMMON_WEIGHT = 100_000
# Entries of letters alone need no tokenizer, and nearly all are: it keeps the start of the command quick.
_PLAIN = re.compile(r"[A-Za-z' *-]+")


@dataclass(frozen=True, slots=True)
class Hits:
    """Where each class stands: for every token the classes that start there, with their lengths in tokens."""

    at: tuple[Mapping[int, tuple[int, ...]], ...]
    present: frozenset[int]


Following = tuple[tuple[str, ...], int]


class Lexicon:
    """A growing set of classes, each a set of entries of one or several words; ``word*`` is a beginning."""

    def __init__(self) -> None:
        self._ids: dict[str, int] = {NUMBER: ANY_NUMBER_ID}
        self._weights: dict[int, int] = {ANY_NUMBER_ID: COMMON_WEIGHT}
        # By the first word of an entry: the classes that it is whole, and what else must follow for others.
        self._single: dict[str, list[int]] = {}
        self._longer: dict[str, list[Following]] = {}
        self._lengths: set[int] = set()

    def add(self, name: str, entries: Iterable[str]) -> int:
        """Add a class and return its number; a class that is known keeps its number and gains the entries."""
        number = self._ids.setdefault(name, len(self._ids))
        for entry in entries:
            words = words_of(entry)
            if words:
                common = COMMON.issuperset(words)
                self._weights[number] = self._weights.get(number, 0) + (COMMON_WEIGHT if common else 1)
                self._insert(words, number)
        return number

    def add_word(self, word: str) -> int:
        """Return the number of a single literal (``_`` joins several words, ``*`` ends a beginning)."""
        name = f"={word}"
        return self._ids[name] if name in self._ids else self.add(name, (word.replace("_", " "),))

    def number_of(self, name: str) -> int | None:
        """Return the number of a class, or None if nobody has defined it."""
        return self._ids.get(name)

    def weight(self, number: int) -> int:
        """Return how common a class is likely to be in a text: frequent words weigh most, then its size."""
        return self._weights.get(number, 1)

    def hits(self, tokens: Sequence[Token]) -> Hits:
        """Find every class in a text, in one walk."""
        forms = tuple(map(_forms, tokens))
        at = tuple(self._starting(forms, index, token) for index, token in enumerate(tokens))
        return Hits(at, frozenset(number for classes in at for number in classes))

    def to_json(self) -> dict[str, object]:
        """Return everything known, for a file that is quicker to read than the lists."""
        return {
            "ids": self._ids,
            "single": self._single,
            "longer": self._longer,
            "lengths": sorted(self._lengths),
        }

    @classmethod
    def from_json(cls, fields: Mapping[str, Any]) -> "Lexicon":
        """Return the lexicon that ``to_json`` described; nothing more can be weighed in it."""
        lexicon = cls()
        lexicon._ids, lexicon._single = fields["ids"], fields["single"]
        lexicon._longer, lexicon._lengths = fields["longer"], set(fields["lengths"])
        return lexicon

    def _insert(self, words: tuple[str, ...], number: int) -> None:
        if words[0].endswith("*"):
            self._lengths.add(len(words[0]) - 1)
        if len(words) > 1:
            self._longer.setdefault(words[0], []).append((words[1:], number))
        elif number not in self._single.setdefault(words[0], []):
            self._single[words[0]].append(number)

    def _starting(
        self, forms: Sequence[tuple[str, ...]], index: int, token: Token
    ) -> Mapping[int, tuple[int, ...]]:
        found: dict[int, tuple[int, ...]] = {}
        if token.kind is TokenKind.NUMBER:
            found[ANY_NUMBER_ID] = (1,)
        for key in self._keys(forms[index]):
            for number in self._single.get(key, ()):
                found[number] = (1,)
            for rest, number in self._longer.get(key, ()):
                lengths, length = found.get(number, ()), len(rest) + 1
                if length not in lengths and _follow(rest, forms, index + 1):
                    found[number] = (*lengths, length)
        return found

    def _keys(self, forms: tuple[str, ...]) -> Iterator[str]:
        """Yield the first words of entries that a token may begin: its forms, and their beginnings."""
        for form in forms:
            yield form
            size = len(form)
            for length in self._lengths:
                if length <= size:
                    yield f"{form[:length]}*"


def _follow(rest: Sequence[str], forms: Sequence[tuple[str, ...]], index: int) -> bool:
    if index + len(rest) > len(forms):
        return False
    return all(_is(word, forms[index + place]) for place, word in enumerate(rest))


def _is(word: str, forms: tuple[str, ...]) -> bool:
    return any(form.startswith(word[:-1]) for form in forms) if word.endswith("*") else word in forms


def words_of(entry: str) -> tuple[str, ...]:
    """Return the folded words of an entry just as a text that holds it would have them."""
    if _PLAIN.fullmatch(entry):
        return tuple(entry.lower().replace("-", " ").split())
    body = entry.removesuffix("*")
    words = tuple(token.word for token in Text.of(body).tokens)
    return (*words[:-1], f"{words[-1]}*") if words and body != entry else words


def _forms(token: Token) -> tuple[str, ...]:
    """Return the forms under which a token is looked up: as written, without the possessive, unmasked."""
    forms = [token.word]
    if token.word.endswith("'s"):
        forms.append(token.word[:-2])
    if token.unmasked and token.unmasked not in forms:
        forms.append(token.unmasked)
    return tuple(forms)
