"""What becomes of a record: each change is a new value with the next version, and none undoes an ending."""

from dataclasses import replace
from datetime import date

from bedside.authorizations.record import Authorization, ContactConsent, Reach, Record, WithdrawnBy


def revoked_on(record: Authorization, day: date) -> Authorization:
    """Return the authorization revoked; one that was revoked stays as it was first revoked."""
    if record.revoked is not None:
        return record
    return replace(record, revoked=day, version=record.version + 1)


def withdrawn_on(
    record: ContactConsent, day: date, by: WithdrawnBy, reach: Reach = Reach.ALL
) -> ContactConsent:
    """Return the consent withdrawn; one that was withdrawn stays as it was first withdrawn."""
    if record.withdrawn is not None:
        return record
    return replace(record, withdrawn=day, withdrawn_by=by, reach=reach, version=record.version + 1)


def asked_on(record: ContactConsent, day: date) -> ContactConsent:
    """Return the consent with the request to confirm sent; asking again keeps the newest day."""
    return replace(record, asked=day, version=record.version + 1)


def confirmed_on(record: ContactConsent, day: date) -> ContactConsent:
    """Return the consent confirmed, if somebody was asked and it was neither confirmed nor withdrawn before."""
    if record.asked is None or record.confirmed is not None or record.withdrawn is not None:
        return record
    return replace(record, confirmed=day, version=record.version + 1)


def entered_in_error(record: Record) -> Record:
    """Return the record as one that never counted."""
    return record if record.is_in_error else replace(record, is_in_error=True, version=record.version + 1)
