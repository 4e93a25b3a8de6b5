"""Classes of words, read from data, and one walk over a text that finds all of them at once."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

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


@dataclass(slots=True)
class _Node:
    """A place in the tree of entries: what may follow, whole or as the beginning of a word."""

    words: dict[str, "_Node"] = field(default_factory=dict)
    beginnings: dict[str, "_Node"] = field(default_factory=dict)
    lengths: tuple[int, ...] = ()
    ids: list[int] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Hits:
    """Where each class stands: for every token the classes that start there, with their lengths in tokens."""

    at: tuple[Mapping[int, tuple[int, ...]], ...]
    present: frozenset[int]


class Lexicon:
    """A growing set of classes, each a set of entries of one or several words; ``word*`` is a beginning."""

    def __init__(self) -> None:
        self._root = _Node()
        self._ids: dict[str, int] = {NUMBER: ANY_NUMBER_ID}
        self.entries: dict[int, int] = {ANY_NUMBER_ID: 1}
        self._common: dict[int, int] = {ANY_NUMBER_ID: 1}

    def add(self, name: str, entries: Iterable[str]) -> int:
        """Add a class and return its number; a class that is known keeps its number and gains the entries."""
        number = self._ids.setdefault(name, len(self._ids))
        for entry in entries:
            words = words_of(entry)
            self.entries[number] = self.entries.get(number, 0) + 1
            self._common[number] = self._common.get(number, 0) + all(word in COMMON for word in words)
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
        return self._common.get(number, 0) * COMMON_WEIGHT + self.entries.get(number, 1)

    def hits(self, tokens: Sequence[Token]) -> Hits:
        """Find every class in a text, in one walk."""
        forms = tuple(_forms(token) for token in tokens)
        at = tuple(self._starting(forms, index, token) for index, token in enumerate(tokens))
        return Hits(at, frozenset(number for classes in at for number in classes))

    def _insert(self, words: Sequence[str], number: int) -> None:
        node = self._root
        for word in words:
            node = _child(node, word)
        if words and number not in node.ids:
            node.ids.append(number)

    def _starting(
        self, forms: Sequence[tuple[str, ...]], index: int, token: Token
    ) -> Mapping[int, tuple[int, ...]]:
        found: dict[int, tuple[int, ...]] = {}
        if token.kind is TokenKind.NUMBER:
            found[ANY_NUMBER_ID] = (1,)
        nodes, length = [self._root], 0
        while nodes and index + length < len(forms):
            nodes = [after for node in nodes for after in _following(node, forms[index + length])]
            length += 1
            for node in nodes:
                for number in node.ids:
                    lengths = found.get(number, ())
                    if length not in lengths:
                        found[number] = (*lengths, length)
        return found


def words_of(entry: str) -> tuple[str, ...]:
    """Return the folded words of an entry just as a text that holds it would have them."""
    if _PLAIN.fullmatch(entry):
        return tuple(entry.lower().replace("-", " ").split())
    body = entry.removesuffix("*")
    words = tuple(token.word for token in Text.of(body).tokens)
    return (*words[:-1], f"{words[-1]}*") if words and body != entry else words


def _child(node: _Node, word: str) -> _Node:
    if not word.endswith("*"):
        return node.words.setdefault(word, _Node())
    beginning = word[:-1]
    child = node.beginnings.setdefault(beginning, _Node())
    node.lengths = tuple(sorted({*node.lengths, len(beginning)}))
    return child


def _following(node: _Node, forms: tuple[str, ...]) -> Iterable[_Node]:
    for form in forms:
        child = node.words.get(form)
        if child is not None:
            yield child
        for length in node.lengths:
            child = node.beginnings.get(form[:length]) if len(form) >= length else None
            if child is not None:
                yield child


def _forms(token: Token) -> tuple[str, ...]:
    """Return the forms under which a token is looked up: as written, without the possessive, unmasked."""
    forms = [token.word]
    if token.word.endswith("'s"):
        forms.append(token.word[:-2])
    if token.unmasked and token.unmasked not in forms:
        forms.append(token.unmasked)
    return tuple(forms)
