"""The one place where the gate for contacts is asked, about one message to one person."""

from dataclasses import dataclass

from bedside.authorizations import Content
from bedside.contact import Answer, Request, answer
from bedside.contact.facts import facts_of
from bedside.contact.request import Channel, Consent, Direction, Initiator, Relationship, Side
from bedside.server.mail_gate.reading import Mail
from bedside.server.ready import reader_in_use


@dataclass(frozen=True, slots=True)
class Towards:
    """Who gets a message, as the table of contacts sees it."""

    initiator: Initiator
    relationship: Relationship
    email: Consent
    is_encrypted: bool
    is_minor: bool = False


def ask(mail: Mail, towards: Towards) -> Answer:
    """Return what the gate says."""
    return answer(_request(mail, towards), reader_in_use())


def content_of(mail: Mail) -> Content:
    """Return what kind of consent a message needs; what cannot be read needs that for clinical matters."""
    facts = facts_of(
        _request(
            mail, Towards(Initiator.PHYSICIAN, Relationship.ESTABLISHED, Consent.GRANTED, is_encrypted=False)
        ),
        reader_in_use(),
    )
    if "about:sensitive" in facts or "says:sensitive" in facts:
        return Content.SENSITIVE
    is_unread = bool(mail.attachments) or (mail.is_encrypted and not mail.text)
    return Content.CLINICAL if "health" in facts or is_unread else Content.ADMINISTRATIVE


def _request(mail: Mail, towards: Towards) -> Request:
    return Request(
        channel=Channel.EMAIL,
        direction=Direction.OUTBOUND,
        initiator=towards.initiator,
        account=Side.PRACTICE,
        relationship=towards.relationship,
        email=towards.email,
        is_minor=towards.is_minor,
        content=mail.content,
        is_encrypted=towards.is_encrypted,
    )
