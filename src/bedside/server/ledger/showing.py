"""Turns entries into what a page shows: words for codes, and the names that people and units have today."""

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.apps import apps
from django.db.models import Model

from bedside.server.ledger.models import Entry, read
from bedside.server.ledger.values import Kind
from bedside.server.ledger.wording import ACTS, FACTS, GONE, KINDS, NO, NONE, VALUES, YES, Words

# Whose names are shown. The ledger itself knows numbers only, and neither model.
NAMED = {Kind.PERSON: "people.Person", Kind.UNIT: "people.Unit"}


@dataclass(frozen=True, slots=True)
class Shown:
    """An entry as a page shows it."""

    number: int
    when: datetime | None
    who: str
    act: Words
    on: str
    facts: tuple[tuple[Words, str], ...]


def shown(entries: Sequence[Entry]) -> list[Shown]:
    """Return entries in words; every name of a page is asked for at once."""
    facts = [_facts(entry) for entry in entries]
    mentioned = {entry.who for entry in entries} | {entry.on for entry in entries}
    mentioned |= {value for told in facts for value in told.values() if isinstance(value, str)}
    names = _names(mentioned)
    return [_shown(entry, told, names) for entry, told in zip(entries, facts, strict=True)]


def _shown(entry: Entry, facts: dict[str, object], names: dict[str, str]) -> Shown:
    told = tuple((FACTS.get(name, name), _value(value, names)) for name, value in facts.items())
    who, on = _ref(entry.who, names), _ref(entry.on, names)
    return Shown(entry.number, _when(entry), who, ACTS.get(entry.act, entry.act), on, told)


def _facts(entry: Entry) -> dict[str, object]:
    try:
        told = json.loads(entry.facts)
    except ValueError:  # somebody changed it; `verify_ledger` says so
        return {}
    return told if isinstance(told, dict) else {}


def _when(entry: Entry) -> datetime | None:
    try:
        return read(entry.when)
    except ValueError:  # see above
        return None


def _value(value: object, names: dict[str, str]) -> str:
    match value:
        case None:
            return str(NONE)
        case bool():
            return str(YES if value else NO)
        case list():
            return ", ".join(str(VALUES.get(str(one), str(one))) for one in value) or str(NONE)
        case str() if ":" in value:
            return _ref(value, names)
        case _:
            return str(VALUES.get(str(value), str(value)))


def _ref(told: str, names: dict[str, str]) -> str:
    """Return who or what is meant: its name today, or its kind and number."""
    if told in names:
        return names[told]
    kind, _, number = told.partition(":")
    words = f"{KINDS.get(kind, kind)} {number}".strip()
    return f"{words} ({GONE})" if kind in NAMED else words


def _names(mentioned: Iterable[str]) -> dict[str, str]:
    found: dict[str, str] = {}
    for kind, label in NAMED.items():
        prefix = f"{kind}:"
        numbers = {one.removeprefix(prefix) for one in mentioned if one.startswith(prefix)}
        model: type[Model] = apps.get_model(label)
        kept = model._default_manager.in_bulk([int(number) for number in numbers if number.isdecimal()])
        found |= {f"{prefix}{number}": str(one) for number, one in kept.items()}
    return found
