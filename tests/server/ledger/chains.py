"""Chains for the tests, made without a database."""

from bedside.server.ledger.chain import BEGINNING, VERSION, Head, Link, canonical, hash_of

WHEN = "2026-03-02T09:00:00.000000Z"


def link(before: Head, *, act: str = "unit-made", on: str = "unit:1", facts: object = None) -> Link:
    """The entry that follows, as `record` would write it."""
    told = {
        "version": VERSION,
        "number": before.number + 1,
        "when": WHEN,
        "who": "person:1",
        "act": act,
        "on": on,
        "facts": facts or {},
        "previous": before.hash,
    }
    return Link(
        before.number + 1, WHEN, "person:1", act, on, canonical(facts or {}), before.hash, hash_of(told)
    )


def chain(length: int, start: Head = BEGINNING) -> list[Link]:
    """So many entries that follow each other."""
    made: list[Link] = []
    for number in range(length):
        made.append(link(made[-1].head if made else start, on=f"unit:{number + 1}"))
    return made
