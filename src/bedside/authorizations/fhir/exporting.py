"""Writes records and what belongs to them as a Bundle or as NDJSON, one resource after another."""

import json
from collections.abc import Iterable, Iterator
from typing import Any

from bedside.authorizations.fhir.checking import check
from bedside.authorizations.fhir.codes import BASE
from bedside.authorizations.fhir.items import Item
from bedside.authorizations.fhir.writing_others import around, resource_of
from bedside.authorizations.record import Authorization, ContactConsent


def resources(items: Iterable[Item], recorded: str, base: str = BASE) -> Iterator[dict[str, Any]]:
    """Yield the resources of the items, each checked; `recorded` is the moment of the export with its zone."""
    for item in items:
        written = [resource_of(item, base)]
        if isinstance(item, Authorization | ContactConsent):
            written = [*around(item, recorded, base), *written]
        for resource in written:
            check(resource)
            yield resource


def ndjson(items: Iterable[Item], recorded: str, base: str = BASE) -> Iterator[bytes]:
    """Yield one line for each resource."""
    for resource in resources(items, recorded, base):
        yield _json(resource) + b"\n"


def bundle(items: Iterable[Item], recorded: str, base: str = BASE) -> Iterator[bytes]:
    """Yield a Bundle in pieces, so that a large one is never held whole."""
    before = b'{"resourceType":"Bundle","type":"collection","timestamp":' + _json(recorded) + b',"entry":['
    is_empty = True
    for resource in resources(items, recorded, base):
        full_url = f"{base}/{resource['resourceType']}/{resource['id']}"
        yield before + _json({"fullUrl": full_url, "resource": resource})
        before, is_empty = b",\n", False
    # FHIR has no empty list: a Bundle without entries has none.
    yield (before.replace(b',"entry":[', b"}") if is_empty else b"]}") + b"\n"


def _json(value: object) -> bytes:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()
