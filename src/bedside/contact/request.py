"""A contact that somebody wants or that has come: the fields of a request, read with all faults at once."""

from collections.abc import Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from enum import StrEnum
from typing import TypeVar

CONTENT_LIMIT = 100_000  # characters; a message, not an archive
ID_LIMIT = 10_000  # characters
OLDEST = 125  # years

_Choice = TypeVar("_Choice", bound=StrEnum)


class Channel(StrEnum):
    """The way a message takes."""

    EMAIL = "email"
    SMS = "sms"
    PORTAL = "portal"
    PHONE = "phone"
    VIDEO = "video"
    SOCIAL_DM = "social-dm"
    FRIEND_REQUEST = "friend-request"
    FOLLOW_REQUEST = "follow-request"
    PUBLIC_COMMENT = "public-comment"
    GROUP_CHAT = "group-chat"


class Direction(StrEnum):
    """Towards the physician, or from the physician."""

    INBOUND = "inbound"
    OUTBOUND = "outbound"


class Initiator(StrEnum):
    """Who begins."""

    PATIENT = "patient"
    PHYSICIAN = "physician"
    STRANGER = "stranger"
    FAMILY = "family"
    COLLEAGUE = "colleague"


class Side(StrEnum):
    """The account, address or number on the physician's side."""

    PERSONAL = "personal"
    PROFESSIONAL = "professional"
    INSTITUTIONAL = "institutional"
    PRACTICE = "practice"


class Relationship(StrEnum):
    """Whether the person concerned is a patient here."""

    ESTABLISHED = "established"
    FORMER = "former"
    NONE = "none"
    UNKNOWN = "unknown"


class Consent(StrEnum):
    """What is on file for a channel or a use; unknown is absent."""

    GRANTED = "granted"
    ABSENT = "absent"
    REVOKED = "revoked"
    EXPIRED = "expired"


class Urgency(StrEnum):
    """How soon, as far as who asks knows."""

    EMERGENCY = "emergency"
    URGENT = "urgent"
    ROUTINE = "routine"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Request:
    """One contact to be decided on.

    ``age`` is in whole years or None; ``is_proxy`` means that a parent or agent with documented authority writes;
    ``photo`` is the consent to the use of pictures.
    """

    channel: Channel
    direction: Direction
    initiator: Initiator
    account: Side
    relationship: Relationship = Relationship.UNKNOWN
    email: Consent = Consent.ABSENT
    sms: Consent = Consent.ABSENT
    photo: Consent = Consent.ABSENT
    age: int | None = None
    is_minor: bool = False
    is_proxy: bool = False
    content: str = ""
    urgency: Urgency = Urgency.UNKNOWN
    is_encrypted: bool = False
    id: str = ""

    @property
    def consent(self) -> Consent:
        """The consent that this channel needs; a channel that needs none counts as granted."""
        if self.channel is Channel.EMAIL:
            return self.email
        return self.sms if self.channel is Channel.SMS else Consent.GRANTED


class RequestFault(ValueError):  # noqa: N818 - a fault is what a person can mend; the word of all rooms
    """The fields do not make a request; `faults` says all that is wrong, never in the message's own words."""

    def __init__(self, faults: tuple[str, ...]) -> None:
        super().__init__("\n".join(faults))
        self.faults = faults


def read_request(fields: Mapping[str, object]) -> Request:
    """Read a request; unknown keys are ignored, because labelled cases carry more than a request."""
    faults: list[str] = []
    given = _Fields(fields, "", faults)
    consent, patient = given.inner("consent"), given.inner("patient")
    request = Request(
        channel=given.needed("channel", Channel),
        direction=given.needed("direction", Direction),
        initiator=given.needed("initiator", Initiator),
        account=given.needed("account", Side),
        relationship=given.choice("relationship", Relationship, Relationship.UNKNOWN),
        email=consent.choice("email", Consent, Consent.ABSENT),
        sms=consent.choice("sms", Consent, Consent.ABSENT),
        photo=consent.choice("photo", Consent, Consent.ABSENT),
        age=patient.age("age"),
        is_minor=patient.flag("minor"),
        is_proxy=patient.flag("proxy"),
        content=given.text("content", CONTENT_LIMIT),
        urgency=given.choice("urgency", Urgency, Urgency.UNKNOWN),
        is_encrypted=given.flag("encrypted"),
        id=given.identifier("id"),
    )
    if request.direction is Direction.INBOUND and request.initiator is Initiator.PHYSICIAN:
        faults.append('initiator: a physician cannot begin what comes in. Write direction "outbound".')
    if faults:
        raise RequestFault(tuple(faults))
    return request


class _Fields:
    """Reads typed fields of one mapping and writes what is wrong into a list shared by all."""

    def __init__(self, fields: Mapping[str, object], where: str, faults: list[str]) -> None:
        self._fields, self._where, self._faults = fields, where, faults

    def inner(self, key: str) -> "_Fields":
        value = self._fields.get(key)
        if value is not None and not isinstance(value, Mapping):
            self._fault(key, "it should be an object in braces")
        return _Fields(value if isinstance(value, Mapping) else {}, f"{key}.", self._faults)

    def needed(self, key: str, choices: type[_Choice]) -> _Choice:
        first = next(iter(choices))
        if self._fields.get(key) is None:
            self._fault(key, f"it is missing. One of: {', '.join(choices)}")
            return first
        return self.choice(key, choices, first)

    def choice(self, key: str, choices: type[_Choice], otherwise: _Choice) -> _Choice:
        value = self._fields.get(key)
        if value is None:
            return otherwise
        names = [choice.value for choice in choices]
        if isinstance(value, str) and value in names:
            return choices(value)
        near = get_close_matches(value.lower(), names, 1) if isinstance(value, str) else []
        self._fault(key, f"did you mean {near[0]}?" if near else f"one of: {', '.join(names)}")
        return otherwise

    def text(self, key: str, limit: int) -> str:
        value = self._fields.get(key)
        if value is None:
            return ""
        if not isinstance(value, str):
            self._fault(key, "it should be text in quotes")
            return ""
        if len(value) > limit:
            self._fault(key, f"longer than {limit:,} characters; give the message alone")
        return value

    def identifier(self, key: str) -> str:
        value = self._fields.get(key)
        if isinstance(value, int) and not isinstance(value, bool):
            return str(value)
        # In JSON 5.0 is the same whole number as 5.
        if isinstance(value, float) and value.is_integer():
            return str(int(value))
        return self.text(key, ID_LIMIT)

    def flag(self, key: str) -> bool:
        value = self._fields.get(key)
        if value is not None and not isinstance(value, bool):
            self._fault(key, "it should be true or false")
        return value is True

    def age(self, key: str) -> int | None:
        value = self._fields.get(key)
        if value is None:
            return None
        if isinstance(value, int | float) and not isinstance(value, bool) and value in range(OLDEST + 1):
            return int(value)
        self._fault(key, f"it should be whole years from 0 to {OLDEST}, or null")
        return None

    def _fault(self, key: str, what: str) -> None:
        self._faults.append(f"{self._where}{key}: {what}.")
