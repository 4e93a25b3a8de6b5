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

    A withdrawal that reaches further than its own record outranks every consent given before it, and a revocation
    every other authorization signed before it for the same thing: who says no means the picture and not the paper.
    """
    held = newest(records)
    answers = [_unless_reached(standing(record, use, day), record, held, use, day) for record in held]
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


def covers_same(revoked: Authorization, other: Authorization, use: Use) -> bool:
    """Whether a revocation is about what another authorization permits, which was signed before it or on its day."""
    if revoked.revoked is None or revoked.is_in_error or revoked.patient != other.patient:
        return False
    if not isinstance(use, Publication) or (other.signed is not None and other.signed > revoked.revoked):
        return False
    return use.picture in revoked.pictures if use.picture else use.kind in revoked.kinds


def _unless_reached(
    answer: Standing, record: Record, held: tuple[Record, ...], use: Use, day: date
) -> Standing:
    if not answer.stands:
        return answer
    others = (other for other in held if other.id != record.id)
    return next((ended for other in others if (ended := _ended_by(other, record, use, day))), answer)


def _ended_by(other: Record, record: Record, use: Use, day: date) -> Standing | None:
    if isinstance(other, ContactConsent) and isinstance(record, ContactConsent):
        is_ended = has_come(other.withdrawn, day) and reaches(other, record)
        return Standing(Reason.WITHDRAWN, other.id) if is_ended else None
    if isinstance(other, Authorization) and isinstance(record, Authorization):
        is_ended = has_come(other.revoked, day) and covers_same(other, record, use)
        return Standing(Reason.REVOKED, other.id) if is_ended else None
    return None


def _is_about(record: Record, use: Use) -> bool:
    """Whether a record speaks of what is meant, so that its answer tells more than that of another."""
    if isinstance(record, Authorization):
        return isinstance(use, Publication) and (use.picture in record.pictures or not use.picture)
    return isinstance(use, Contact) and (record.channel, record.address) == (use.channel, use.address)
