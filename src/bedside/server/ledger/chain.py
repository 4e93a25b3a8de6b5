"""The chain: how an entry is written down, its hash, and whatever is wrong with a row of entries."""

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

GENESIS = "0" * 64
VERSION = 1


@dataclass(frozen=True, slots=True)
class Head:
    """The last entry of a chain at some time: its number and its hash."""

    number: int
    hash: str


BEGINNING = Head(0, GENESIS)


@dataclass(frozen=True, slots=True)
class Link:
    """One entry, exactly as it is kept."""

    number: int
    when: str
    who: str
    act: str
    on: str
    facts: str
    previous: str
    hash: str

    @property
    def head(self) -> Head:
        """What the next entry holds on to."""
        return Head(self.number, self.hash)


class Wrong(StrEnum):
    """What can be wrong with a chain."""

    CHANGED = "changed"
    BROKEN = "broken"
    MISSING = "missing"
    OUT_OF_ORDER = "out-of-order"
    CUT_OFF = "cut-off"
    NOT_THE_KEPT_ONE = "not-the-kept-one"
    NO_SEAL = "no-seal"
    UNGUARDED = "unguarded"


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong, and at which entry; of several in a row, at the last of them."""

    wrong: Wrong
    number: int
    through: int | None = None


def canonical(value: object) -> str:
    """Write JSON in the one way that is hashed: sorted names, no spaces, ASCII (within RFC 8785)."""
    return json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=True, allow_nan=False)


def told(link: Link) -> dict[str, object]:
    """Return what the hash of an entry covers; raises ValueError where the facts are no JSON."""
    return {
        "version": VERSION,
        "number": link.number,
        "when": link.when,
        "who": link.who,
        "act": link.act,
        "on": link.on,
        "facts": json.loads(link.facts),
        "previous": link.previous,
    }


def hash_of(fields: Mapping[str, object]) -> str:
    """Return the hash of what an entry tells."""
    return hashlib.sha256(canonical(fields).encode("ascii")).hexdigest()


def is_as_written(link: Link) -> bool:
    """Whether an entry says what its hash was made of, to the letter."""
    try:
        fields = told(link)
        return canonical(fields["facts"]) == link.facts and hash_of(fields) == link.hash
    except (ValueError, RecursionError):
        return False


def faults(links: Iterable[Link], start: Head, kept: Iterable[Head] = ()) -> Iterator[Fault]:
    """Walk the entries in order and tell all that is wrong, also against heads that were kept elsewhere."""
    wanted: dict[int, set[str]] = {}
    for head in kept:
        wanted.setdefault(head.number, set()).add(head.hash)
    yield from _against_kept(start, wanted)
    before = start
    for link in links:
        yield from _one(link, before)
        yield from _against_kept(link.head, wanted)
        before = link.head
    yield from (Fault(Wrong.CUT_OFF, number) for number in sorted(wanted) if number > before.number)


def _one(link: Link, before: Head) -> Iterator[Fault]:
    if not is_as_written(link):
        yield Fault(Wrong.CHANGED, link.number)
    if link.number <= before.number:
        yield Fault(Wrong.OUT_OF_ORDER, link.number)
    elif link.number > before.number + 1:
        yield Fault(Wrong.MISSING, before.number + 1, link.number - 1)
    elif link.previous != before.hash:
        yield Fault(Wrong.BROKEN, link.number)


def _against_kept(head: Head, wanted: Mapping[int, set[str]]) -> Iterator[Fault]:
    if wanted.get(head.number, {head.hash}) != {head.hash}:
        yield Fault(Wrong.NOT_THE_KEPT_ONE, head.number)
