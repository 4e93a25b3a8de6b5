"""What is on file of an address, and who may ask: what the gate needs of a registry, wherever that is kept."""

from dataclasses import dataclass, field
from datetime import date
from typing import Protocol

from bedside.authorizations import Channel, Contact, ContactConsent, Content, Reason, Standing, standing_among
from bedside.contact.request import Consent, Relationship

_TOLD = {
    Reason.ON_FILE: Consent.GRANTED,
    Reason.WITHDRAWN: Consent.REVOKED,
    Reason.EXPIRED: Consent.EXPIRED,
    # What a parent signed ends with childhood.
    Reason.OF_AGE: Consent.EXPIRED,
}


class RegistryFault(Exception):  # noqa: N818 - a fault is what a person can mend; the word of all rooms
    """The registry cannot be asked now."""


@dataclass(frozen=True, slots=True)
class OnFile:
    """One patient with the address: relationship, consents, and the words of the name where they are known."""

    patient: str
    relationship: Relationship
    consents: tuple[ContactConsent, ...] = field(default=(), repr=False)
    names: frozenset[str] = field(default=frozenset(), repr=False)
    is_minor: bool = False

    def standing(self, address: str, content: Content, day: date, *, is_encrypted: bool) -> Standing:
        """Return how the consent to mail of this content to this address stands."""
        use = Contact(
            patient=self.patient,
            channel=Channel.EMAIL,
            address=address,
            content=content,
            is_encrypted=is_encrypted,
        )
        return standing_among(self.consents, use, day)


class Registry(Protocol):
    """Where relationship and consent are kept."""

    def may_send(self, sender: str) -> bool:
        """Whether somebody of this address is of the institution.

        Raises:
            RegistryFault: it cannot be told now.
        """

    def on_file(self, sender: str, address: str, day: date) -> tuple[OnFile, ...]:
        """Return every patient with this address whom the sender may know of; none is no fault.

        Raises:
            RegistryFault: it cannot be told now.
        """


def consent_of(standing: Standing) -> Consent:
    """Return what a standing is to the table of contacts; whatever is not granted is absent, unless it has ended."""
    return _TOLD.get(standing.reason, Consent.ABSENT)
