"""Verifies the ledger of this database: the chain, the place it begins at, and the triggers that guard it."""

import json
from collections.abc import Iterable, Iterator, Sequence

from django.db import connection

from bedside.server.ledger.acts import LedgerSealed
from bedside.server.ledger.append_only import missing
from bedside.server.ledger.chain import BEGINNING, Fault, Head, Link, Wrong, faults
from bedside.server.ledger.models import Checkpoint, Entry

ROWS_AT_ONCE = 2000


def verify(kept: Sequence[Head] = ()) -> tuple[Fault, ...]:
    """Return all that is wrong, against heads that were kept elsewhere too.

    Nobody waits meanwhile: entries are read by one query. If older ones were sealed just then, it is done anew.
    """
    while True:
        beginning = start()
        found = tuple(_from(beginning, kept))
        if beginning == start():
            return found


def links() -> Iterator[Link]:
    """Every entry, in order."""
    rows = Entry.objects.order_by("number").iterator(chunk_size=ROWS_AT_ONCE)
    return (entry.link for entry in rows)


def start() -> Head:
    """Return what the first entry that is still here holds on to."""
    checkpoint = Checkpoint.objects.order_by("through").last()
    return checkpoint.head if checkpoint else BEGINNING


def _from(beginning: Head, kept: Iterable[Head]) -> Iterator[Fault]:
    # What is older than the beginning is gone by rule; only a head at the beginning itself can still be compared.
    yield from faults(links(), beginning, [head for head in kept if head.number >= beginning.number])
    if beginning != BEGINNING and not _is_sealed(beginning):
        yield Fault(Wrong.NO_SEAL, beginning.number)
    if missing(connection):
        yield Fault(Wrong.UNGUARDED, 0)


def _is_sealed(beginning: Head) -> bool:
    """Whether an entry tells of the removal up to here."""
    sealed = Entry.objects.filter(act=LedgerSealed.code, number__gt=beginning.number)
    return any(_sealed_head(entry.facts) == beginning for entry in sealed)


def _sealed_head(facts: str) -> Head | None:
    try:
        told = json.loads(facts)
        return Head(told["through"], told["hash"])
    except (ValueError, KeyError, TypeError):
        return None
