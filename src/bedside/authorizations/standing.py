"""Whether a record permits a use on a day: the one function that decides, for publishing and for contact alike.

What is unknown permits nothing. The reasons stand in `reasons.toml`, in both languages, with the clauses behind them.
"""

import tomllib
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cache
from pathlib import Path
from typing import Any

from bedside.authorizations.majority import day_of_age
from bedside.authorizations.missing import missing_elements
from bedside.authorizations.record import (
    PICTURES,
    Authorization,
    Channel,
    Contact,
    ContactConsent,
    Content,
    Language,
    Publication,
    Record,
    Signer,
    Use,
)

REASONS = Path(__file__).with_name("reasons.toml")
# Whose right to sign never depends on the patient's age.
_OF_ANY_AGE = frozenset((Signer.EMANCIPATED_MINOR, Signer.EXECUTOR))


class Reason(StrEnum):
    """Why a record permits a use, or does not."""

    ON_FILE = "on-file"
    OTHER_KIND_OF_RECORD = "other-kind-of-record"
    IN_ERROR = "in-error"
    OTHER_PATIENT = "other-patient"
    UNSIGNED = "unsigned"
    NOT_YET = "not-yet"
    REVOKED = "revoked"
    WITHDRAWN = "withdrawn"
    NO_EXPIRY = "no-expiry"
    EXPIRED = "expired"
    INCOMPLETE = "incomplete"
    AGE_UNKNOWN = "age-unknown"
    SIGNED_BY_MINOR = "signed-by-minor"
    OF_AGE = "of-age"
    OTHER_CONTENT = "other-content"
    OTHER_PLACE = "other-place"
    OTHER_PURPOSE = "other-purpose"
    PICTURE_UNKNOWN = "picture-unknown"
    OTHER_PICTURE = "other-picture"
    OTHER_CHANNEL = "other-channel"
    OTHER_ADDRESS = "other-address"
    CONTENT_NOT_AGREED = "content-not-agreed"
    UNCONFIRMED = "unconfirmed"
    NOT_WARNED = "not-warned"
    ENCRYPTED_ONLY = "encrypted-only"
    SHARED = "shared"
    NOTHING_ON_FILE = "nothing-on-file"


@dataclass(frozen=True, slots=True)
class Standing:
    """The answer: `reason` is its code; `missing` names the elements where the record is incomplete."""

    reason: Reason
    record: str = ""
    missing: tuple[str, ...] = ()

    @property
    def stands(self) -> bool:
        """Whether the record permits the use."""
        return self.reason is Reason.ON_FILE

    @property
    def clauses(self) -> tuple[str, ...]:
        """The clauses behind the answer."""
        return tuple(_reasons()[self.reason]["clauses"])

    def sentence(self, language: Language = Language.ENGLISH) -> str:
        """Return what is so and what to do, in one or two sentences."""
        return str(_reasons()[self.reason][language])


def standing(record: Record, use: Use, day: date) -> Standing:
    """Return whether the record permits the use on that day, with the first reason against it."""
    checks: Iterable[Callable[[], Reason | None]]
    if isinstance(record, Authorization) and isinstance(use, Publication):
        checks = (
            lambda: _of_any(record, use),
            lambda: _in_time(record.signed, day),
            lambda: Reason.REVOKED if has_come(record.revoked, day) else None,
            lambda: _not_ended(record, day),
            lambda: Reason.INCOMPLETE if missing_elements(record) else None,
            lambda: _by_right(record, record.signed, day),
            lambda: _of_this_publication(record, use),
        )
    elif isinstance(record, ContactConsent) and isinstance(use, Contact):
        checks = (
            lambda: _of_any(record, use),
            lambda: _in_time(record.granted, day),
            lambda: Reason.WITHDRAWN if has_come(record.withdrawn, day) else None,
            lambda: Reason.EXPIRED if record.ends is not None and day > record.ends else None,
            lambda: Reason.INCOMPLETE if missing_elements(record) else None,
            lambda: _by_right(record, record.granted, day),
            lambda: _of_this_contact(record, use, day),
        )
    else:
        return Standing(Reason.OTHER_KIND_OF_RECORD, record.id)
    against = next((reason for check in checks if (reason := check()) is not None), None)
    if against is None:
        return Standing(Reason.ON_FILE, record.id)
    missing = missing_elements(record) if against is Reason.INCOMPLETE else ()
    return Standing(against, record.id, missing)


def _of_any(record: Record, use: Use) -> Reason | None:
    if record.is_in_error:
        return Reason.IN_ERROR
    return None if record.patient and record.patient == use.patient else Reason.OTHER_PATIENT


def _in_time(signed: date | None, day: date) -> Reason | None:
    if signed is None:
        return Reason.UNSIGNED
    return Reason.NOT_YET if day < signed else None


def has_come(which: date | None, day: date) -> bool:
    """Whether a day is known and has come."""
    return which is not None and which <= day


def _not_ended(record: Authorization, day: date) -> Reason | None:
    if record.ends is None:
        return Reason.NO_EXPIRY
    return Reason.EXPIRED if day > record.ends or has_come(record.event_day, day) else None


def _by_right(record: Record, signed: date | None, day: date) -> Reason | None:
    """Return why the signature does not hold: a minor's own, or one for a minor who is of age by now."""
    if record.signer in _OF_ANY_AGE:
        return None
    was_minor = record.is_minor or record.signer is Signer.PARENT
    if record.born is None:
        return Reason.AGE_UNKNOWN if was_minor else None
    of_age = day_of_age(record.born)
    was_minor = was_minor or (signed is not None and signed < of_age)
    if was_minor and record.signer is Signer.PATIENT:
        return Reason.SIGNED_BY_MINOR
    return Reason.OF_AGE if was_minor and day >= of_age else None


def _of_this_publication(record: Authorization, use: Publication) -> Reason | None:
    if use.kind not in record.kinds:
        return Reason.OTHER_CONTENT
    if not use.place or use.place not in record.uses:
        return Reason.OTHER_PLACE
    if not use.purpose or use.purpose not in record.purposes:
        return Reason.OTHER_PURPOSE
    if not use.picture:
        return Reason.PICTURE_UNKNOWN if use.kind in PICTURES else None
    return None if use.picture in record.pictures else Reason.OTHER_PICTURE


def _of_this_contact(record: ContactConsent, use: Contact, day: date) -> Reason | None:
    if use.channel is not record.channel:
        return Reason.OTHER_CHANNEL
    if not use.address or use.address != record.address:
        return Reason.OTHER_ADDRESS
    if use.content not in record.content:
        return Reason.CONTENT_NOT_AGREED
    if not has_come(record.confirmed, day):
        return Reason.UNCONFIRMED
    return _in_the_open(record, use, day) or _before_others(record, use)


def _in_the_open(record: ContactConsent, use: Contact, day: date) -> Reason | None:
    """Return why it may not go unencrypted; a call is not a message that lies about."""
    if use.is_encrypted or use.channel is Channel.PHONE:
        return None
    if not has_come(record.warned, day):
        return Reason.NOT_WARNED
    return None if record.wants_unencrypted else Reason.ENCRYPTED_ONLY


def _before_others(record: ContactConsent, use: Contact) -> Reason | None:
    """A shared mailbox gets appointments; what is clinical only if the patient accepts it, what is sensitive never."""
    if not record.is_shared or use.content is Content.ADMINISTRATIVE:
        return None
    return None if use.content is Content.CLINICAL and record.accepts_shared else Reason.SHARED


@cache
def _reasons() -> Mapping[str, Mapping[str, Any]]:
    return tomllib.loads(REASONS.read_text("utf-8"))
