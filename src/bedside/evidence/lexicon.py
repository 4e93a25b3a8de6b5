"""Classes of words, read from data, and one walk over a text that finds all of them at once."""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
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
    """Where each class stands.

    ``at`` has for every token the classes that start there, with their lengths in tokens; ``where`` has for every
    class the tokens at which it starts.
    """

    at: tuple[Mapping[int, tuple[int, ...]], ...]
    where: Mapping[int, Sequence[int]]


# Of an entry of several words: those behind the second, and the class.
Following = tuple[tuple[str, ...], int]


class Lexicon:
    """A growing set of classes, each a set of entries of one or several words; ``word*`` is a beginning."""

    def __init__(self) -> None:
        self._ids: dict[str, int] = {NUMBER: ANY_NUMBER_ID}
        self._weights: dict[int, int] = {ANY_NUMBER_ID: COMMON_WEIGHT}
        # By the first word of an entry the classes that it is whole; by the first and the second what must follow.
        self._single: dict[str, list[int]] = {}
        self._longer: dict[str, dict[str, list[Following]]] = {}
        # Every beginning of a word that any entry has, with its star, and how long such beginnings are.
        self._beginnings: set[str] = set()
        self._lengths: tuple[int, ...] = ()

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
        keys = [self._keys(token) for token in tokens]
        keys.append(())
        at = tuple(self._starting(keys, index, token) for index, token in enumerate(tokens))
        where: defaultdict[int, list[int]] = defaultdict(list)
        for index, classes in enumerate(at):
            for number in classes:
                where[number].append(index)
        return Hits(at, dict(where))

    def to_json(self) -> dict[str, object]:
        """Return everything known, for a file that is quicker to read than the lists."""
        return {
            "ids": self._ids,
            "single": self._single,
            "longer": self._longer,
            "beginnings": sorted(self._beginnings),
        }

    @classmethod
    def from_json(cls, fields: Mapping[str, Any]) -> "Lexicon":
        """Return the lexicon that ``to_json`` described; nothing more can be weighed in it."""
        lexicon = cls()
        lexicon._ids, lexicon._single = fields["ids"], fields["single"]
        lexicon._longer, lexicon._beginnings = fields["longer"], set(fields["beginnings"])
        lexicon._lengths = _lengths_of(lexicon._beginnings)
        return lexicon

    def _insert(self, words: tuple[str, ...], number: int) -> None:
        for word in words:
            if word.endswith("*") and word not in self._beginnings:
                self._beginnings.add(word)
                self._lengths = tuple(sorted({*self._lengths, len(word) - 1}))
        if len(words) > 1:
            self._longer.setdefault(words[0], {}).setdefault(words[1], []).append((words[2:], number))
        elif number not in self._single.setdefault(words[0], []):
            self._single[words[0]].append(number)

    def _starting(
        self, keys: Sequence[tuple[str, ...]], index: int, token: Token
    ) -> Mapping[int, tuple[int, ...]]:
        found: dict[int, tuple[int, ...]] = {}
        if token.kind is TokenKind.NUMBER:
            found[ANY_NUMBER_ID] = (1,)
        for key in keys[index]:
            for number in self._single.get(key, ()):
                found[number] = (1,)
            seconds = self._longer.get(key)
            if seconds is not None:
                for second in keys[index + 1]:
                    for rest, number in seconds.get(second, ()):
                        lengths, length = found.get(number, ()), len(rest) + 2
                        if length not in lengths and _follow(rest, keys, index + 2):
                            found[number] = (*lengths, length)
        return found

    def _keys(self, token: Token) -> tuple[str, ...]:
        """Return under which words entries may have a token: its forms, and the beginnings of these."""
        forms = _forms(token)
        begun = (f"{form[:length]}*" for form in forms for length in self._lengths if length <= len(form))
        return (*forms, *(key for key in begun if key in self._beginnings))


def _lengths_of(beginnings: Iterable[str]) -> tuple[int, ...]:
    return tuple(sorted({len(beginning) - 1 for beginning in beginnings}))


def _follow(rest: Sequence[str], keys: Sequence[tuple[str, ...]], index: int) -> bool:
    if index + len(rest) >= len(keys):
        return False
    return all(word in keys[index + place] for place, word in enumerate(rest))


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
