"""Finds what a safer wording changed: the words that are new in it, and where words were left out."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher

from bedside.drafts import Span

_WORD = re.compile(r"\S+")
# Comparing takes time with the square of the words; a longer text is shown without its changes.
MOST_WORDS = 2_000


@dataclass(frozen=True, slots=True)
class Change:
    """A place in the safer wording; ``is_new`` tells new words from a place where words are missing."""

    span: Span
    is_new: bool


def changes(before: str, after: str) -> tuple[Change, ...]:
    """Return what changed from one wording to the other, as places in the second."""
    old, new = list(_WORD.finditer(before)), list(_WORD.finditer(after))
    if not new or max(len(old), len(new)) > MOST_WORDS:
        return ()
    matcher = SequenceMatcher(None, [word[0] for word in old], [word[0] for word in new], autojunk=False)
    return tuple(_changes(matcher, new))


def _changes(matcher: "SequenceMatcher[str]", new: list["re.Match[str]"]) -> Iterator[Change]:
    for what, _, _, first, last in matcher.get_opcodes():
        if what in ("replace", "insert"):
            yield Change(Span(new[first].start(), new[last - 1].end()), is_new=True)
        elif what == "delete":
            at = new[first].start() if first < len(new) else new[-1].end() - 1
            yield Change(Span(at, at + 1), is_new=False)
