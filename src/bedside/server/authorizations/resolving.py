"""How the permission for each picture of a draft stands, told to the check in place of a hash or a record's id."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any
from uuid import UUID

from bedside.authorizations import Authorization, Kind, Publication
from bedside.authorizations.standing import Reason, Standing, standing
from bedside.authorizations.validation import SHA_256
from bedside.drafts import Authorization as Permission
from bedside.server.authorizations import finding
from bedside.server.authorizations.access import filed_of
from bedside.server.authorizations.contents import record_of
from bedside.server.authorizations.models import Filed
from bedside.server.people.models import Person
from bedside.server.sealing.faults import Locked, Unreadable

_TOLD = {
    Reason.ON_FILE: Permission.ON_FILE,
    Reason.REVOKED: Permission.REVOKED,
    Reason.EXPIRED: Permission.EXPIRED,
    # A parent's signature that ended with childhood has run out.
    Reason.OF_AGE: Permission.EXPIRED,
}
_KINDS = {"video": Kind.VIDEO}
# How near to a permission a reason is: what was there and ended says more than that something else is there.
_NEARNESS = (Permission.NONE, Permission.EXPIRED, Permission.REVOKED, Permission.ON_FILE)


def with_standing(person: Person, fields: Mapping[str, object], today: date) -> Mapping[str, object]:
    """Return the fields of a draft with each picture's hash or record resolved to how its permission stands.

    Only records of the person's own unit count. A picture that no record knows stays as its author says; where nothing
    is said, there is no permission. What says neither hash nor record stays as it is.
    """
    listed = fields.get("attachments")
    if not isinstance(listed, Sequence) or isinstance(listed, str) or not any(map(_asks, listed)):
        return fields
    platform = str(fields.get("platform") or "")
    return {**fields, "attachments": [_resolved(person, one, platform, today) for one in listed]}


def _asks(attachment: object) -> bool:
    return isinstance(attachment, Mapping) and (_hash_in(attachment) != "" or _id_in(attachment) is not None)


def _hash_in(attachment: Mapping[str, object]) -> str:
    """Return the picture's hash; what is none is left for whoever reads the draft to refuse."""
    given = str(attachment.get("sha256") or "").lower()
    return given if SHA_256.fullmatch(given) else ""


def _id_in(attachment: Mapping[str, object]) -> UUID | None:
    try:
        return UUID(str(attachment.get("authorization")))
    except ValueError:
        return None


def _resolved(person: Person, attachment: Any, platform: str, today: date) -> Any:
    if not _asks(attachment):
        return attachment
    picture, number = _hash_in(attachment), _id_in(attachment)
    among = filed_of(person).filter(kind=Filed.Kind.AUTHORIZATION)
    try:
        found = list(
            among.filter(pk=number) if number else finding.by_pictures(among, person.unit_id, [picture])
        )
        kind = _KINDS.get(str(attachment.get("type")), Kind.PHOTO)
        permissions = [_permission(one, kind, picture, platform, today) for one in found]
    except (Locked, Unreadable):
        permissions = []
    said = None if number else attachment.get("authorization")
    told = max(permissions, key=_NEARNESS.index, default=said or Permission.NONE)
    return {**attachment, "authorization": str(told)}


def _permission(filed: Filed, kind: Kind, picture: str, platform: str, today: date) -> Permission:
    """Return how one record stands for a picture; a draft tells no purpose, so that any that was agreed counts."""
    record = record_of(filed)
    assert isinstance(record, Authorization)
    uses = [
        Publication(patient=record.patient, kind=kind, place=platform, purpose=purpose, picture=picture)
        for purpose in sorted(record.purposes) or [""]
    ]
    answers: list[Standing] = [standing(record, use, today) for use in uses]
    return max((_TOLD.get(one.reason, Permission.NONE) for one in answers), key=_NEARNESS.index)
