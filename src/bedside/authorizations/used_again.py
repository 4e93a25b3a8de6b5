"""A record that comes again: revoked paper, paper of somebody else, a number that another patient has."""

from collections.abc import Iterable, Iterator

from bedside.authorizations.faults import Fault
from bedside.authorizations.record import Authorization, ContactConsent, Record


def used_again(record: Record, held: Iterable[Record]) -> Iterator[Fault]:
    """Yield why a record cannot be filed beside what is on file."""
    codes = dict.fromkeys(fault for other in held for fault in _against(record, other))
    yield from codes


def _against(record: Record, other: Record) -> Iterator[Fault]:
    same_kind = type(record) is type(other)
    is_ended = not other.is_in_error and _ended(other)
    if same_kind and other.id == record.id:
        if other.patient != record.patient:
            yield Fault("id", "id-of-another")
        elif other.version >= record.version:
            yield Fault("version", "version-taken")
        if is_ended and not _ended(record) and not record.is_in_error:
            yield Fault("id", "revoked-again")
        return
    if record.evidence and record.evidence == other.evidence:
        yield from _same_paper(record, other, is_ended=is_ended)
    if isinstance(record, ContactConsent) and isinstance(other, ContactConsent):
        yield from _same_address(record, other)


def _same_paper(record: Record, other: Record, *, is_ended: bool) -> Iterator[Fault]:
    """One paper may hold a consent for mail and one for texts; it is never two patients', and never revived."""
    if other.patient != record.patient:
        yield Fault("evidence", "paper-of-another")
    elif is_ended and type(record) is type(other) and _covers_same(record, other):
        yield Fault("evidence", "revoked-paper")


def _covers_same(record: Record, other: Record) -> bool:
    if isinstance(record, ContactConsent) and isinstance(other, ContactConsent):
        return (record.channel, record.address) == (other.channel, other.address)
    return True


def _same_address(record: ContactConsent, other: ContactConsent) -> Iterator[Fault]:
    same = (record.channel, record.address) == (other.channel, other.address)
    if same and other.patient != record.patient and not record.is_shared and not _ended(other):
        yield Fault("is_shared", "shared-unsaid")


def _ended(record: Record) -> bool:
    ended = record.revoked if isinstance(record, Authorization) else record.withdrawn
    return ended is not None
