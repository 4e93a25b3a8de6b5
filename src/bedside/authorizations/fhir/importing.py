"""Reads a Bundle or NDJSON resource by resource: what it says, or why it was not taken, and where to go on."""

import hashlib
import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any, BinaryIO

from bedside.authorizations.fhir.checking import check
from bedside.authorizations.fhir.elements import identifier_of
from bedside.authorizations.fhir.items import Item
from bedside.authorizations.fhir.reading_others import items_of
from bedside.authorizations.fhir.refusal import Refusal, ResourceFault
from bedside.authorizations.fhir.streams import Cut, Position, cut

BETWEEN_TELLING = 500
SHOWN = 80  # characters of an id in a report


@dataclass(frozen=True, slots=True)
class Taken:
    """A resource that was read. The same `identity` with the same `fingerprint` is the same resource again."""

    after: Position
    resource: str
    identity: str
    fingerprint: str
    items: tuple[Item, ...]


@dataclass(frozen=True, slots=True)
class Rejected:
    """A resource that was not taken: which one, where it stands in the file, and all that is wrong with it."""

    after: Position
    resource: str
    refusals: tuple[Refusal, ...]

    def __str__(self) -> str:
        told = "; ".join(f"{one.path}: {one.reason}" if one.path else one.reason for one in self.refusals)
        return f"Resource {self.after.done}, {self.resource}: {told}"


@dataclass(frozen=True, slots=True)
class Progress:
    """How far an import has come."""

    after: Position
    taken: int
    rejected: int


def read(
    stream: BinaryIO,
    start: Position = Position(),  # noqa: B008 - frozen
    tell: Callable[[Progress], None] | None = None,
) -> Iterator[Taken | Rejected]:
    """Yield each resource of a Bundle or of NDJSON; nothing is held beyond the one that is read.

    Keep `after` with what was filed, and begin there again. A file that cannot be read on raises `StreamFault`.
    """
    taken = rejected = 0
    after = start
    for one in cut(stream, start):
        result = _read(one)
        after = one.after
        taken, rejected = taken + isinstance(result, Taken), rejected + isinstance(result, Rejected)
        yield result
        if tell is not None and (taken + rejected) % BETWEEN_TELLING == 0:
            tell(Progress(after, taken, rejected))
    if tell is not None:
        tell(Progress(after, taken, rejected))


def _read(one: Cut) -> Taken | Rejected:
    if one.resource is None:
        return Rejected(one.after, "unreadable", (one.refusal,) if one.refusal else ())
    name = _named(one.resource)
    try:
        check(one.resource)
        items = items_of(one.resource)
    except ResourceFault as fault:
        return Rejected(one.after, name, fault.refusals)
    return Taken(
        one.after, name, identity_of(one.resource, one.full_url), fingerprint_of(one.resource), items
    )


def identity_of(resource: dict[str, Any], full_url: str = "") -> str:
    """Return what stays the same when a resource comes again: type and identifier, else id, else its address."""
    kind = resource["resourceType"]
    system, value = identifier_of(resource)
    if value:
        return f"{kind}|{system}|{value}"
    return f"{kind}|{resource.get('id') or full_url or fingerprint_of(resource)}"


def fingerprint_of(resource: dict[str, Any]) -> str:
    """Return the SHA-256 of what a resource says, whatever the order of its elements and the time of its export."""
    told = {name: value for name, value in resource.items() if name != "text"}
    told["meta"] = {"versionId": resource.get("meta", {}).get("versionId")}
    written = json.dumps(told, sort_keys=True, ensure_ascii=True, separators=(",", ":"))
    return hashlib.sha256(written.encode()).hexdigest()


def _named(resource: dict[str, Any]) -> str:
    kind, own = resource.get("resourceType"), resource.get("id")
    named = f"{kind}/{own}" if isinstance(own, str) else str(kind)
    return named[:SHOWN] if named.isprintable() else "a resource whose id cannot be shown"
