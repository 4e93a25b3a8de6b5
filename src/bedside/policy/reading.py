"""Turns the TOML of a good pack into its value; what a clause takes over from [source] and [pack] is settled here."""

from collections.abc import Mapping
from typing import Any

from bedside.policy.clause import Clause, Pack, Reading, Status


def pack_from(document: Mapping[str, Any]) -> Pack:
    """Make the pack; the document has passed validation."""
    head = document["pack"]
    sources = document.get("source", {})
    clauses = tuple(
        _clause(clause, sources.get(clause.get("source"), {}), head) for clause in document.get("clause", ())
    )
    return Pack(
        id=head["id"],
        title=head["title"],
        version=head["version"],
        issuer=head["issuer"],
        country=head["country"],
        address=head["address"],
        read_on=_day(head["read_on"]) or "",
        edition=head.get("edition", ""),
        status=Status(head.get("status", Status.IN_FORCE)),
        status_note=head.get("status_note", ""),
        from_date=_day(head.get("from")),
        until=_day(head.get("until")),
        note=head.get("note", "").strip(),
        region=head.get("region"),
        default_on=head.get("default_on", True),
        supersedes=head.get("supersedes"),
        clauses=clauses,
    )


def _clause(given: Mapping[str, Any], source: Mapping[str, Any], head: Mapping[str, Any]) -> Clause:
    status, note, since, until = _standing(given, source, head)
    reading = Reading(given.get("reading", _usual_reading(head)))
    return Clause(
        id=given["id"],
        pack=head["id"],
        title=given["title"],
        gist=" ".join(given["gist"].split()),
        source=source.get("name") or _cited(head),
        locator=given.get("locator", ""),
        url=given.get("address") or source.get("address") or head["address"],
        year=given.get("year") or (source.get("year") if source else head.get("year")),
        status=status,
        status_note=note,
        from_date=since,
        until=until,
        reading=reading,
        read_in="" if reading is Reading.MEMORY else _nearest("read_in", given, source, head),
        concerns=tuple(given.get("concerns", ())),
        room=given.get("room", ""),
        not_checkable=given.get("not_checkable"),
        carries=tuple(given.get("carries", ())),
        supersedes=tuple(given.get("supersedes", ())),
        changed=given.get("changed", ""),
    )


def _cited(head: Mapping[str, Any]) -> str:
    """How the pack is cited; an institution's always with its name, so that nobody takes it for the profession's."""
    source = str(head.get("source") or f"{head['issuer']}, {head['title']}")
    if head.get("kind") == "guideline" or head["issuer"] in source:
        return source
    return f"{head['issuer']}, {source}"


def _standing(
    given: Mapping[str, Any], source: Mapping[str, Any], head: Mapping[str, Any]
) -> tuple[Status, str, str | None, str | None]:
    """The nearest of clause, source and pack that says anything about status or dates says it all."""
    said = {"status", "status_note", "from", "until"}
    for place in (given, source, head):
        if said & place.keys():
            status = place.get("status", source.get("status", head.get("status", Status.IN_FORCE)))
            return (
                Status(status),
                place.get("status_note", ""),
                _day(place.get("from")),
                _day(place.get("until")),
            )
    return Status.IN_FORCE, "", None, None


def _nearest(key: str, *places: Mapping[str, Any]) -> str:
    """What the nearest of clause, source and pack says."""
    return next((str(place[key]) for place in places if key in place), "")


def _usual_reading(head: Mapping[str, Any]) -> Reading:
    """An institution writes down its own text; a guideline that says nothing was not read."""
    return Reading.MEMORY if head.get("kind") == "guideline" else Reading.TEXT


def _day(value: object) -> str | None:
    """A TOML date or a string such as "2010-11", as a string."""
    return None if value is None else str(value)
