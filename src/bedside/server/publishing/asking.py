"""One question to a platform, in JSON, through the one way out; what goes wrong is told in our own words."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from http import HTTPStatus
from urllib.parse import urlencode

from bedside.server.outbound.asking import Asked, ask
from bedside.server.outbound.faults import OutboundFault, Why
from bedside.server.outbound.purposes import Purpose


class Reason(StrEnum):
    """Why nothing was published, or why an account was not connected."""

    NO_SUCH_SERVER = "no-such-server"
    NOT_PUBLIC = "not-public"
    NOT_TRUSTED = "not-trusted"
    NO_ANSWER = "no-answer"
    SIGNED_OUT = "signed-out"
    NOT_ALLOWED = "not-allowed"
    REFUSED_TEXT = "refused-text"
    TOO_OFTEN = "too-often"
    ODD_ANSWER = "odd-answer"
    OTHER_ACCOUNT = "other-account"
    OTHER_TEXT = "other-text"
    DENIED = "denied"
    NOT_ASKED_FOR = "not-asked-for"


class NotPublished(Exception):  # noqa: N818 - what a person can mend
    """The platform did not take it, and why."""

    def __init__(self, reason: Reason) -> None:
        super().__init__(reason.value)
        self.reason = reason


class AnswerLost(Exception):  # noqa: N818 - what a person can mend
    """It was sent, and nobody knows whether it was taken."""


@dataclass(frozen=True, slots=True)
class Answered:
    """A platform's answer: its status, and its fields where it sent an object."""

    status: int
    fields: Mapping[str, object] = field(repr=False)

    def text(self, name: str) -> str:
        """Return a field that must be words.

        Raises:
            NotPublished: it is not there.
        """
        found = self.fields.get(name)
        if not isinstance(found, str) or not found:
            raise NotPublished(Reason.ODD_ANSWER)
        return found


# Of these nothing has left this machine.
BEFORE_SENDING = {
    Why.NO_SUCH_ADDRESS: Reason.NO_SUCH_SERVER,
    Why.NOT_FOUND: Reason.NO_SUCH_SERVER,
    Why.NOT_PUBLIC: Reason.NOT_PUBLIC,
    Why.NOT_TRUSTED: Reason.NOT_TRUSTED,
    Why.NOT_ALLOWED: Reason.NOT_ALLOWED,
    Why.TOO_MUCH_SENT: Reason.REFUSED_TEXT,
}
REFUSALS = {
    401: Reason.SIGNED_OUT,
    403: Reason.NOT_ALLOWED,
    422: Reason.REFUSED_TEXT,
    429: Reason.TOO_OFTEN,
}


def look(url: str, token: str = "") -> Answered:
    """Ask without changing anything.

    Raises:
        NotPublished: it cannot be asked, or does not answer.
    """
    try:
        return _asked(Asked("GET", url, _headers(token)))
    except AnswerLost:
        raise NotPublished(Reason.NO_ANSWER) from None


def send(url: str, fields: Mapping[str, object], token: str = "", **headers: str) -> Answered:
    """Send fields.

    Raises:
        NotPublished: it cannot be sent, or was refused.
        AnswerLost: nobody knows whether it was taken.
    """
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    body = json.dumps(fields, ensure_ascii=False).encode("utf-8")
    return _sent(url, {**_headers(token), **named, "Content-Type": "application/json"}, body)


def send_form(url: str, fields: Mapping[str, str]) -> Answered:
    """Send fields as a form does, which is how OAuth asks (RFC 6749, section 4.1.3).

    Raises:
        NotPublished: it cannot be sent.
        AnswerLost: nobody knows whether it was taken.
    """
    kind = {"Content-Type": "application/x-www-form-urlencoded"}
    return _sent(url, {**_headers(""), **kind}, urlencode(fields).encode("ascii"))


def _sent(url: str, headers: Mapping[str, str], body: bytes) -> Answered:
    answered = _asked(Asked("POST", url, headers, body))
    if answered.status >= HTTPStatus.INTERNAL_SERVER_ERROR:
        raise AnswerLost
    return answered


def require_taken(answered: Answered) -> Answered:
    """Return an answer that says yes.

    Raises:
        NotPublished: it says no, or something else than asked.
    """
    if answered.status != HTTPStatus.OK:
        raise NotPublished(REFUSALS.get(answered.status, Reason.ODD_ANSWER))
    return answered


def _asked(asked: Asked) -> Answered:
    try:
        answer = ask(Purpose.PUBLISHING, asked)
    except OutboundFault as fault:
        if fault.why in BEFORE_SENDING:
            raise NotPublished(BEFORE_SENDING[fault.why]) from None
        raise AnswerLost from None
    try:
        told = json.loads(answer.body)
    except (ValueError, RecursionError):
        told = None
    if not isinstance(told, dict | list):
        if answer.status == HTTPStatus.OK:
            raise AnswerLost
        told = {}
    return Answered(answer.status, told if isinstance(told, dict) else {"items": told})


def _headers(token: str) -> dict[str, str]:
    given = {"Accept": "application/json"}
    return given | {"Authorization": f"Bearer {token}"} if token else given
