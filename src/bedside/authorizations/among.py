"""What several records of a patient say together: the newest versions, and withdrawals that reach beyond their own."""

from collections.abc import Iterable
from datetime import date

from bedside.authorizations.record import (
    Authorization,
    Contact,
    ContactConsent,
    Publication,
    Reach,
    Record,
    Use,
)
from bedside.authorizations.standing import Reason, Standing, has_come, standing


def standing_among(records: Iterable[Record], use: Use, day: date) -> Standing:
    """Return the answer of the record that permits the use, else of the one that is nearest to it.

    A withdrawal that reaches further than its own record outranks every consent given before it.
    """
    held = newest(records)
    answers = [_unless_reached(standing(record, use, day), record, held, day) for record in held]
    nearness = tuple(Reason)
    ranked = [
        (answer.stands, _is_about(record, use), nearness.index(answer.reason), answer)
        for record, answer in zip(held, answers, strict=True)
    ]
    return max(ranked, key=lambda row: row[:3])[3] if ranked else Standing(Reason.NOTHING_ON_FILE)


def newest(records: Iterable[Record]) -> tuple[Record, ...]:
    """Return the newest version of each record; an older one counts for nothing."""
    by_id: dict[tuple[type[Record], str], Record] = {}
    for record in records:
        key = (type(record), record.id)
        if key not in by_id or by_id[key].version < record.version:
            by_id[key] = record
    return tuple(by_id.values())


def reaches(withdrawn: ContactConsent, other: ContactConsent) -> bool:
    """Whether a withdrawal ends another consent of the same patient that was given before it, or on its day."""
    if withdrawn.withdrawn is None or withdrawn.patient != other.patient or withdrawn.is_in_error:
        return False
    if other.granted is not None and other.granted > withdrawn.withdrawn:
        return False
    if withdrawn.reach is Reach.ALL:
        return True
    same_channel = withdrawn.channel is other.channel
    return same_channel and (withdrawn.reach is Reach.CHANNEL or withdrawn.address == other.address)


def _unless_reached(answer: Standing, record: Record, held: tuple[Record, ...], day: date) -> Standing:
    if not answer.stands or not isinstance(record, ContactConsent):
        return answer
    for other in held:
        if (
            isinstance(other, ContactConsent)
            and has_come(other.withdrawn, day)
            and other.id != record.id
            and reaches(other, record)
        ):
            return Standing(Reason.WITHDRAWN, other.id)
    return answer


def _is_about(record: Record, use: Use) -> bool:
    """Whether a record speaks of what is meant, so that its answer tells more than that of another."""
    if isinstance(record, Authorization):
        return isinstance(use, Publication) and (use.picture in record.pictures or not use.picture)
    return isinstance(use, Contact) and (record.channel, record.address) == (use.channel, use.address)
