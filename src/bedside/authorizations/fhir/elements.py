"""Finds what is wanted in a resource that was checked: days, references, codes, extensions."""

import re
from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from bedside.authorizations.fhir.checking import REFERENCE
from bedside.authorizations.fhir.refusal import Refusal, ResourceFault

Resource = Mapping[str, Any]
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}(?:T.*)?")


def day_of(value: object, path: str) -> date | None:
    """Return a day as it was written at its place; a month or a year alone is refused."""
    if value is None:
        return None
    if not isinstance(value, str) or not _DAY.fullmatch(value):
        raise ResourceFault(Refusal(path, "write a whole day, such as 2026-03-01."))
    try:
        return date.fromisoformat(value[:10])
    except ValueError:
        raise ResourceFault(Refusal(path, "there is no such day.")) from None


def reference_of(reference: object) -> str:
    """Return `Patient/123` of a reference, without server and version; of a logical one its own words."""
    written = reference.get("reference") if isinstance(reference, Mapping) else None
    if not isinstance(written, str):
        return ""
    matched = REFERENCE.fullmatch(written)
    return f"{matched[1]}/{matched[2]}" if matched else written


def patient_id(reference: Resource) -> str:
    """Return whom a reference means: our own reference where one stands in it, else the id of the Patient."""
    own = reference.get("identifier", {})
    if own.get("system", "").endswith("/sid/patient") and own.get("value"):
        return str(own["value"])
    return reference_of(reference).removeprefix("Patient/")


def identified(reference: object) -> str:
    """Return the value of a logical reference by identifier."""
    identifier = reference.get("identifier") if isinstance(reference, Mapping) else None
    value = identifier.get("value") if isinstance(identifier, Mapping) else None
    return value if isinstance(value, str) else ""


def codings(concept: Any) -> Iterator[tuple[str, str]]:
    """Yield system and code of each coding of a concept, or of each concept of a list."""
    for one in concept if isinstance(concept, list) else [concept]:
        for coding in (one or {}).get("coding", ()):
            yield coding.get("system", ""), coding.get("code", "")


def codes(concept: Any) -> frozenset[str]:
    """Return the codes of a concept or of a list of them."""
    return frozenset(code for _system, code in codings(concept))


def extensions(element: Resource, name: str) -> Iterator[Any]:
    """Yield the values of the extensions with this name, whoever's address stands before it."""
    for extension in element.get("extension", ()):
        if extension["url"].rpartition("/")[2] == name:
            yield from (value for key, value in extension.items() if key.startswith("value"))


def extension(element: Resource, name: str, kind: type) -> Any:
    """Return the value of the first extension with this name, or None where it has none of this kind."""
    return next((value for value in extensions(element, name) if isinstance(value, kind)), None)


def identifier_of(resource: Resource) -> tuple[str, str]:
    """Return system and value of the first identifier that has a value."""
    held = resource.get("identifier", [])
    for identifier in held if isinstance(held, list) else [held]:
        if identifier.get("value"):
            return identifier.get("system", ""), identifier["value"]
    return "", ""
