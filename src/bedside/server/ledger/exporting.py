"""Writes entries out for an auditor, with their hashes, as JSON Lines or as a table."""

import csv
from collections.abc import Iterable, Iterator
from io import StringIO

from bedside.server.ledger.chain import VERSION, Link, canonical, told
from bedside.server.ledger.values import FileForm

COLUMNS = ("number", "when", "who", "act", "on", "facts", "previous", "version", "hash")


def lines(links: Iterable[Link], form: FileForm) -> Iterator[str]:
    """Return the lines of a file, each with its end."""
    return _json_lines(links) if form is FileForm.JSON_LINES else _table(links)


def _json_lines(links: Iterable[Link]) -> Iterator[str]:
    for link in links:
        yield canonical(_told(link) | {"hash": link.hash}) + "\n"


def _told(link: Link) -> dict[str, object]:
    """What the hash covers; facts that somebody made unreadable go out as they stand, and do not verify."""
    try:
        return told(link)
    except (ValueError, RecursionError):
        return {name: getattr(link, name) for name in COLUMNS if name not in {"version", "hash"}} | {
            "version": VERSION
        }


def _table(links: Iterable[Link]) -> Iterator[str]:
    yield _row(COLUMNS)
    for link in links:
        yield _row(VERSION if name == "version" else getattr(link, name) for name in COLUMNS)


def _row(values: Iterable[object]) -> str:
    written = StringIO()
    csv.writer(written).writerow(values)
    return written.getvalue()
