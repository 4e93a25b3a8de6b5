"""Writes an act into the chain, in the same transaction as the act itself."""

from datetime import datetime

from django.db import connection

from bedside.server.ledger.act import Act, doer_name, facts_of, subject_of
from bedside.server.ledger.acts import ACTS
from bedside.server.ledger.chain import BEGINNING, VERSION, Head, canonical, hash_of
from bedside.server.ledger.models import Entry, written
from bedside.server.ledger.values import Doer

# Of our own choice; PostgreSQL keeps these numbers apart by database. "ledger" in ASCII.
ONE_WRITER = 0x6C6564676572


class LedgerFault(Exception):  # noqa: N818 - a fault is what a person can mend; the word of all rooms
    """An act cannot be written into the ledger, and why."""


def record(act: Act, by: Doer, now: datetime) -> Entry:
    """Write an act down; call it last in `transaction.atomic()`, so that nobody waits for long behind it."""
    if not connection.in_atomic_block:
        raise LedgerFault("record() must stand in transaction.atomic(), with the act that it tells of.")
    if ACTS.get(type(act).code) is not type(act):
        raise TypeError("The ledger takes the acts of ledger/acts.py only.")
    wait_for_turn()
    before = head()
    told = {
        "number": before.number + 1,
        "when": written(now),
        "who": doer_name(by),
        "act": act.code,
        "on": str(subject_of(act)),
        "facts": facts_of(act),
        "previous": before.hash,
    }
    hashed = hash_of(told | {"version": VERSION})
    return Entry.objects.create(**(told | {"facts": canonical(told["facts"])}), hash=hashed)


def head() -> Head:
    """Return the last entry's number and hash."""
    last = Entry.objects.order_by("number").values_list("number", "hash").last()
    return Head(*last) if last else BEGINNING


def wait_for_turn() -> None:
    """Let one transaction write at a time: two that read the same head would fork the chain.

    SQLite's transactions begin IMMEDIATE (databases.py), so there is one writer already. On PostgreSQL a lock that ends
    with the transaction needs no right to change anything; what is read after it is what the one before committed.
    """
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [ONE_WRITER])
