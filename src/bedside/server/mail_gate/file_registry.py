"""A registry in a file, for a practice that keeps no patients in Bedside; read anew whenever it changes."""

import logging
import os
import stat
import tomllib
from collections.abc import Iterator, Mapping
from datetime import date, datetime
from pathlib import Path
from threading import Lock
from typing import Any

from bedside.authorizations import Channel, ContactConsent, Content
from bedside.authorizations.addresses import AddressFault, normalised
from bedside.contact.request import Relationship
from bedside.server.mail_gate.registry import OnFile

_log = logging.getLogger("bedside.mail_gate")
DAYS = ("agreed_on", "confirmed_on", "warned_on", "until", "withdrawn_on")
FLAGS = ("shared", "accepts_shared", "minor")
KEYS = ("address", "relationship", "agreed", *DAYS, *FLAGS, "names")
RELATIONSHIPS = tuple(one.value for one in Relationship)
LARGEST = 64 * 1024 * 1024  # bytes

Found = Mapping[str, tuple[OnFile, ...]]


class FileFault(Exception):  # noqa: N818 - a fault is what a person can mend; the word of all rooms
    """The file cannot be used; `faults` says all that is wrong with it, by number of entry and never by address."""

    def __init__(self, *faults: str) -> None:
        super().__init__("\n".join(faults))
        self.faults = faults


class FileRegistry:
    """The file; who sends is of the practice by the domain of the address."""

    def __init__(self, file: Path, domains: tuple[str, ...]) -> None:
        self._file, self._domains = file, domains
        self._lock = Lock()
        self._stamp = self._now()
        self._found = read_file(file)

    def may_send(self, sender: str) -> bool:
        """Whether the address is in one of the practice's own domains."""
        return sender.rpartition("@")[2].lower() in self._domains

    def on_file(self, sender: str, address: str, day: date) -> tuple[OnFile, ...]:
        """Return what the file says of an address."""
        self._read_anew()
        return self._found.get(address, ())

    def _read_anew(self) -> None:
        """Read the file where it has changed; one that has become faulty leaves what was known, and is told of."""
        with self._lock:
            stamp = self._now()
            if stamp in (None, self._stamp):
                return
            self._stamp = stamp
            try:
                self._found = read_file(self._file)
            except FileFault as fault:
                _log.error(
                    "The file of the registry has %d faults; what it said before holds.", len(fault.faults)
                )

    def _now(self) -> tuple[int, int, int] | None:
        try:
            found = self._file.stat()
        except OSError:
            return None
        return found.st_mtime_ns, found.st_size, found.st_ino


def read_file(file: Path) -> Found:
    """Read the whole file.

    Raises:
        FileFault: it cannot be read, others may read it, or something in it is wrong.
    """
    rows = _rows(file)
    faults = [f"entry {number}: {fault}" for number, row in enumerate(rows, 1) for fault in _faults(row)]
    if faults:
        raise FileFault(*faults)
    found: dict[str, tuple[OnFile, ...]] = {}
    for number, row in enumerate(rows, 1):
        address = normalised(Channel.EMAIL, row["address"])
        found[address] = (*found.get(address, ()), _on_file(str(number), address, row))
    return found


def _rows(file: Path) -> list[Any]:
    try:
        if os.name == "posix" and stat.S_IMODE(file.stat().st_mode) & stat.S_IRWXO:
            raise FileFault("everybody on this machine may open it. Take that away: chmod o-rwx")
        if file.stat().st_size > LARGEST:
            raise FileFault("it is larger than 64 MB. Keep patients in Bedside instead.")
        told = tomllib.loads(file.read_text("utf-8"))
    except (OSError, UnicodeDecodeError):
        raise FileFault("it cannot be read. Look at its path and who may read it.") from None
    except tomllib.TOMLDecodeError as error:
        place = str(error).rpartition("(at ")[2].rstrip(")") or "an unknown place"
        raise FileFault(f"it is no TOML ({place}). Look at quotes, commas and brackets there.") from None
    rows = told.get("address", [])
    if set(told) - {"address"} or not isinstance(rows, list):
        raise FileFault("it holds something else than [[address]]. Begin each entry with a line [[address]].")
    return rows


def _faults(row: Any) -> Iterator[str]:
    if not isinstance(row, dict):
        yield "it should be a table. Begin it with a line [[address]]."
        return
    for key in row.keys() - set(KEYS):
        yield (
            f"there is no key {key!r}. Use some of: {', '.join(KEYS)}."
            if key.isidentifier()
            else "a key is none."
        )
    try:
        normalised(Channel.EMAIL, str(row.get("address", "")))
    except AddressFault:
        yield 'address: this is no e-mail address. Write one, such as "name@example.org".'
    if row.get("relationship", "unknown") not in RELATIONSHIPS:
        yield f"relationship: write one of: {', '.join(RELATIONSHIPS)}."
    if not _is_list_of(row.get("agreed", []), tuple(Content)):
        yield f"agreed: write a list of some of: {', '.join(Content)}."
    if not _is_list_of(row.get("names", []), None):
        yield 'names: write a list of words, such as ["Lopez"].'
    for key in DAYS:
        if key in row and (not isinstance(row[key], date) or isinstance(row[key], datetime)):
            yield f"{key}: write a day without quotes, such as 2026-03-02."
    for key in FLAGS:
        if not isinstance(row.get(key, False), bool):
            yield f"{key}: write true or false."
    if row.get("agreed") and "agreed_on" not in row:
        yield "agreed_on: it is missing. Write the day on which it was agreed."


def _is_list_of(value: object, known: tuple[str, ...] | None) -> bool:
    return isinstance(value, list) and all(
        isinstance(one, str) and (known is None or one in known) for one in value
    )


def _on_file(number: str, address: str, row: Mapping[str, Any]) -> OnFile:
    """Return an entry as the pure rules read it; only they decide whether it permits anything."""
    consent = ContactConsent(
        id=number,
        patient=number,
        channel=Channel.EMAIL,
        address=address,
        content=frozenset(map(Content, row.get("agreed", []))),
        warned=row.get("warned_on"),
        wants_unencrypted="warned_on" in row,
        is_shared=row.get("shared", False),
        accepts_shared=row.get("accepts_shared", False),
        granted=row.get("agreed_on"),
        asked=row.get("confirmed_on"),
        confirmed=row.get("confirmed_on"),
        expires=row.get("until"),
        withdrawn=row.get("withdrawn_on"),
    )
    is_anything = "agreed_on" in row or "withdrawn_on" in row
    return OnFile(
        patient=number,
        relationship=Relationship(row.get("relationship", "unknown")),
        consents=(consent,) if is_anything else (),
        names=frozenset(one.casefold() for one in row.get("names", [])),
        is_minor=row.get("minor", False),
    )
