"""What is sealed of a record: its fields as JSON, and back again to the value that decides."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import fields, replace
from datetime import date
from enum import StrEnum
from typing import Any, get_args, get_origin, get_type_hints

from bedside.authorizations import Authorization, ContactConsent, Record
from bedside.server.authorizations.models import Filed, FiledVersion
from bedside.server.sealing.fields import about
from bedside.server.sealing.seals import seal, unseal

_KINDS: Mapping[str, type[Record]] = {
    Filed.Kind.AUTHORIZATION: Authorization,
    Filed.Kind.CONSENT: ContactConsent,
}


def as_fields(record: Record) -> dict[str, Any]:
    """Return a record as plain values."""
    return {field.name: _plain(getattr(record, field.name)) for field in fields(record)}


def seal_record(version: FiledVersion, record: Record) -> None:
    """Seal what a record says into a version.

    Raises:
        Locked: no key is at hand.
    """
    version.content = seal(json.dumps(as_fields(record), ensure_ascii=False), about(version, "content"))


def record_of(filed: Filed) -> Record:
    """Return what a record says now; it speaks of the patient with whom it lies.

    Raises:
        Locked: no key is at hand.
        Unreadable: it cannot be opened.
    """
    version = filed.versions.get(number=filed.latest)
    told = json.loads(unseal(version.content, about(version, "content")))
    kind = _KINDS[filed.kind]
    hints = get_type_hints(kind)
    read: Any = kind(**{name: _read(hints[name], value) for name, value in told.items()})
    record: Record = replace(read, patient=str(filed.patient_id))
    return record


def records_of(filed: Iterable[Filed]) -> list[tuple[Filed, Record]]:
    """Return what several records say.

    Raises:
        Locked: no key is at hand.
        Unreadable: one cannot be opened.
    """
    return [(one, record_of(one)) for one in filed]


def _plain(value: object) -> Any:
    if isinstance(value, frozenset):
        return sorted(str(one) for one in value)
    if isinstance(value, tuple):
        return [str(one) for one in value]
    return value.isoformat() if isinstance(value, date) else value


def _read(hint: Any, value: Any) -> Any:
    """Return a value as its field declares it."""
    if value is None:
        return None
    origin, inner = get_origin(hint), [one for one in get_args(hint) if one is not type(None)]
    if origin in (frozenset, tuple):
        return origin(_read(inner[0], one) for one in value)
    kind = inner[0] if inner else hint
    if kind is date:
        return date.fromisoformat(value)
    return kind(value) if isinstance(kind, type) and issubclass(kind, StrEnum) else value
