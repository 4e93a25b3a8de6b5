"""Heads of the ledger that are kept in a file elsewhere, so that cutting off its end is noticed."""

import re
from pathlib import Path

from bedside.server.ledger.chain import Head

HEAD = re.compile(r"([1-9][0-9]{0,15}):([0-9a-f]{64})")


class HeadFault(ValueError):  # noqa: N818 - a fault is what a person can mend; the word of all rooms
    """What should be a head is none, and where."""


def read_head(text: str) -> Head:
    """Read a head as the command writes it."""
    found = HEAD.fullmatch(text.strip())
    if found is None:
        raise HeadFault("it should be like 812:, with 64 signs from 0 to 9 and a to f after it.")
    return Head(int(found[1]), found[2])


def written(head: Head) -> str:
    """Return a head as one word."""
    return f"{head.number}:{head.hash}"


def read_heads(file: Path) -> tuple[Head, ...]:
    """Read a file of heads, one a line."""
    heads = []
    for number, line in enumerate(file.read_text(encoding="ascii").splitlines(), 1):
        try:
            heads.append(read_head(line))
        except HeadFault as fault:
            raise HeadFault(f"{file.name}, line {number}: {fault}") from None
    return tuple(heads)


def keep(head: Head, file: Path) -> None:
    """Add a head at the end of a file; what stands there is never changed."""
    with file.open("a", encoding="ascii") as opened:
        opened.write(written(head) + "\n")
