"""Refuses fields that are not known, so that a misspelt one is not silently left out."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import fields as fields_of
from difflib import get_close_matches

from bedside.contact import Request, RequestFault, read_request
from bedside.drafts import Attachment, Author, Draft, DraftFault, Interest, read_draft
from bedside.server.errors import Fault, Refused, draft_problem, fault_problem

_WITHIN: Mapping[str, type] = {"author": Author, "attachments": Attachment, "interests": Interest}
REQUEST_FIELDS: Mapping[str, Sequence[str]] = {
    "": (
        *("id", "channel", "direction", "initiator", "account", "relationship"),
        *("consent", "patient", "content", "urgency", "encrypted"),
    ),
    "consent": ("email", "sms", "photo"),
    "patient": ("age", "minor", "proxy"),
}
# So many of one request are told; whoever has more has sent something else.
MOST_TOLD = 50


def strict_draft(given: Mapping[str, object]) -> Draft:
    """Return the draft that fields make.

    Raises:
        Refused: they make none, or there are fields that no draft has; all that is wrong is told at once.
    """
    unknown = tuple(_unknown_fields(given))[:MOST_TOLD]
    try:
        draft = read_draft(given)
    except DraftFault as fault:
        if not unknown:
            raise Refused(draft_problem(fault.found[:MOST_TOLD])) from None
        known = draft_problem(fault.found[:MOST_TOLD]).faults
        raise Refused(fault_problem((*known, *unknown))) from None
    if unknown:
        raise Refused(fault_problem(unknown))
    return draft


def strict_request(given: Mapping[str, object]) -> Request:
    """Return the request for contact that fields make.

    Raises:
        Refused: they make none, or there are fields that no request has; all that is wrong is told at once.
    """
    unknown = list(_unknown_request_fields(given))[:MOST_TOLD]
    try:
        request = read_request(given)
    except RequestFault as fault:
        raise Refused(fault_problem((*map(_contact_fault, fault.faults), *unknown))) from None
    if unknown:
        raise Refused(fault_problem(unknown))
    return request


def _unknown_request_fields(given: Mapping[str, object]) -> Iterator[Fault]:
    yield from _not_among(given, "", REQUEST_FIELDS[""])
    for name in ("consent", "patient"):
        inner = given.get(name)
        if isinstance(inner, Mapping):
            yield from _not_among(inner, f"/{name}", REQUEST_FIELDS[name])


def _contact_fault(told: str) -> Fault:
    place, _, rest = told.partition(": ")
    return Fault("/" + place.replace(".", "/"), f"{rest[:1].upper()}{rest[1:]}", "Look at the document.")


def _unknown_fields(given: Mapping[str, object]) -> Iterator[Fault]:
    yield from _unknown(given, "", Draft)
    for name, kind in _WITHIN.items():
        inner = given.get(name)
        if isinstance(inner, Mapping):
            yield from _unknown(inner, f"/{name}", kind)
        elif isinstance(inner, Sequence) and not isinstance(inner, str):
            for number, item in enumerate(inner):
                if isinstance(item, Mapping):
                    yield from _unknown(item, f"/{name}/{number}", kind)


def _unknown(given: Mapping[str, object], where: str, kind: type) -> Iterator[Fault]:
    yield from _not_among(given, where, [field.name for field in fields_of(kind)])


def _not_among(given: Mapping[str, object], where: str, known: Sequence[str]) -> Iterator[Fault]:
    for number, name in enumerate(given, 1):
        if name not in known:
            # Told by its place: the name may be words of a draft.
            near = get_close_matches(name[:40].lower(), known, n=1)
            offer = f"Did you mean '{near[0]}'?" if near else f"Known: {', '.join(known)}."
            yield Fault(where or "body", f"Field {number} of this object is not known.", offer)
