"""The names under which an author's declared interests may stand in a text: whole, in part, run together."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from bedside.drafts import Interest, Text
from bedside.evidence.library import read_list

HERE = Path(__file__).parent
WHOLE, PART, HEAD = 0.95, 0.85, 0.6
# A shorter word, or one that is a word of every day, names a brand only where it is written with a capital.
SHORTEST_NAME = 4
POINTING = frozenset(
    "the this that these those my our your their el la este esta mi nuestro nuestra su".split()
)


@dataclass(frozen=True, slots=True)
class Names:
    """What to look for: rows of words, single telling words, and the plain nouns that stand for the thing."""

    rows: tuple[tuple[str, tuple[str, ...]], ...]
    telling: frozenset[str]
    makers: frozenset[str]
    heads: frozenset[str]

    def at(self, words: Sequence[str], at: int, *, capital: bool) -> tuple[str, int, float] | None:
        """Return the kind, length in words and confidence of a name that starts here."""
        for kind, row in self.rows:
            if tuple(words[at : at + len(row)]) == row and (
                capital or len(row) > 1 or row[0] not in _everyday()
            ):
                return kind, len(row), WHOLE
        joined = words[at].lstrip("@#").replace("_", "").replace(".", "")
        if words[at] in self.telling and (capital or words[at] not in _everyday()):
            return ("maker" if words[at] in self.makers else "product"), 1, PART
        if self._runs_together(joined, is_handle=words[at].startswith("@")):
            return "maker", 1, PART
        if words[at] in self.heads and at > 0 and words[at - 1] in POINTING:
            return "product", 1, HEAD
        return None

    def _runs_together(self, joined: str, *, is_handle: bool) -> bool:
        """Tell whether a name hides in a longer word: '@corvaneusa', '#teamvelorin', 'Corvanes'."""
        return any(
            len(name) > SHORTEST_NAME and (joined.startswith(name) or (is_handle and name in joined))
            for name in self.telling - _everyday()
        )


@cache
def named_interests(interests: tuple[Interest, ...]) -> tuple[Names, ...]:
    """Return the names to look for, one entry for each declared interest."""
    return tuple(_names_of(interest) for interest in interests)


def _names_of(interest: Interest) -> Names:
    makers, products = _words(interest.maker), _words(interest.product)
    telling_makers = frozenset(_telling(makers))
    telling = telling_makers | frozenset(_telling(products))
    rows = [
        ("product", products),
        ("product", _trimmed(products)),
        ("maker", makers),
        ("maker", _trimmed(makers)),
    ]
    kept = tuple(dict.fromkeys((kind, row) for kind, row in rows if _names_something(row)))
    heads = frozenset(word for word in products[-1:] if len(word) >= SHORTEST_NAME)
    return Names(kept, telling, telling_makers, heads)


def _words(name: str) -> tuple[str, ...]:
    return tuple(token.word.removesuffix("'s") for token in Text.of(name).tokens)


def _telling(words: Iterable[str]) -> Iterable[str]:
    generic = _generic()
    return (word for word in words if len(word) >= SHORTEST_NAME and word not in generic)


def _trimmed(words: tuple[str, ...]) -> tuple[str, ...]:
    """Return a name without the generic words at its end: 'Palo Verde Surgical Suites' is Palo Verde."""
    while words and words[-1] in _generic():
        words = words[:-1]
    return words


def _names_something(row: tuple[str, ...]) -> bool:
    """Tell whether words are a name: several, or one that is not generic."""
    return len(row) > 1 or any(_telling(row))


@cache
def _generic() -> frozenset[str]:
    return frozenset(read_list(HERE / "wordlists" / "product_words.txt"))


@cache
def _everyday() -> frozenset[str]:
    return frozenset(read_list(HERE / "wordlists" / "people" / "common_words.txt"))
