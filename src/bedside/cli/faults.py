"""What the command says when it cannot do what was asked: what, where, and what to do; exit code 2."""

from collections.abc import Iterable
from difflib import get_close_matches
from pathlib import Path

NOT_DONE = 2


class CommandError(Exception):
    """Something that the person at the terminal can mend; never holds a draft's words."""

    def __init__(self, *lines: str) -> None:
        super().__init__("\n".join(lines))


def own_fault(error: Exception) -> str:
    """Say where our own code failed, without the error's message, which may hold a draft's words."""
    at = error.__traceback__
    while at is not None and at.tb_next is not None:
        at = at.tb_next
    place = f"{Path(at.tb_frame.f_code.co_filename).name}, line {at.tb_lineno}" if at else "an unknown place"
    return (
        f"a fault of Bedside's own ({type(error).__name__} in {place}); "
        "please report it with an invented draft that shows it"
    )


def nearest(name: str, names: Iterable[str]) -> str:
    """Return a sentence that offers the nearest known name, or lists them all."""
    known = tuple(names)
    close = get_close_matches(name.lower(), known, n=1)
    return f"Did you mean {close[0]!r}?" if close else f"It can be one of: {', '.join(known)}."
