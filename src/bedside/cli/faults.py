"""What the command says when it cannot do what was asked: what, where, and what to do; exit code 2."""

from collections.abc import Iterable
from difflib import get_close_matches

NOT_DONE = 2


class CommandError(Exception):
    """Something that the person at the terminal can mend; never holds a draft's words."""

    def __init__(self, *lines: str) -> None:
        super().__init__("\n".join(lines))


def nearest(name: str, names: Iterable[str]) -> str:
    """Return a sentence that offers the nearest known name, or lists them all."""
    known = tuple(names)
    close = get_close_matches(name.lower(), known, n=1)
    return f"Did you mean {close[0]!r}?" if close else f"It can be one of: {', '.join(known)}."
