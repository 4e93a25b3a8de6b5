"""Says word by word how one wording differs from another."""

import re
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from typing import Literal

Kind = Literal["same", "left-out", "new"]
Piece = tuple[Kind, str]

# Words, and what stands between them, so that the pieces put together are the two wordings again.
_WORD = re.compile(r"\S+\s*|\s+")
# Comparing takes time with the square of the words; a longer text is shown without its changes.
MOST_WORDS = 2_000


def word_difference(before: str, after: str) -> tuple[Piece, ...]:
    """Return pieces that together are ``before`` (without what is new) and ``after`` (without what is left out)."""
    old, new = _WORD.findall(before), _WORD.findall(after)
    if max(len(old), len(new)) > MOST_WORDS:
        return (("new", after),)
    # The white space behind a word is no part of it, or a word at the end would differ from itself.
    matcher = SequenceMatcher(None, _bare(old), _bare(new), autojunk=False)
    return tuple(piece for piece in _pieces(matcher, old, new) if piece[1])


def _bare(words: Sequence[str]) -> list[str]:
    return [word.strip() for word in words]


def _pieces(matcher: "SequenceMatcher[str]", old: Sequence[str], new: Sequence[str]) -> Iterator[Piece]:
    for what, first, last, new_first, new_last in matcher.get_opcodes():
        if what == "equal":
            yield from _same(old[first:last], new[new_first:new_last])
        else:
            yield from _changed("".join(old[first:last]), "".join(new[new_first:new_last]))


def _changed(before: str, after: str) -> Iterator[Piece]:
    """Yield what is left out and what is new; white space that closes both is neither."""
    space = after[len(after.rstrip()) :]
    is_shared = bool(before.strip() and after.strip() and space) and before.endswith(space)
    end = len(space) if is_shared else 0
    yield "left-out", before[: len(before) - end]
    yield "new", after[: len(after) - end]
    yield "same", space if is_shared else ""


def _same(old: Sequence[str], new: Sequence[str]) -> Iterator[Piece]:
    """Yield the words both have; where only the space behind one differs, that space is what changed."""
    kept = ""
    for before, after in zip(old, new, strict=True):
        if before == after:
            kept += before
            continue
        yield "same", kept + before.rstrip()
        yield "left-out", before[len(before.rstrip()) :]
        yield "new", after[len(after.rstrip()) :]
        kept = ""
    yield "same", kept
