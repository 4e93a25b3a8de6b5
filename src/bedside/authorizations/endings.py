"""The last day of a record as it stands, for reminders, and until when it is kept."""

from datetime import date, timedelta

from bedside.authorizations.majority import day_of_age
from bedside.authorizations.record import Authorization, Record, Signer

# 45 CFR 164.530(j)(2): six years from the day it was made, or was last in effect, whichever is later.
KEPT_YEARS = 6
_NEVER_OF_AGE = frozenset((Signer.PATIENT, Signer.EMANCIPATED_MINOR, Signer.EXECUTOR))


def last_day(record: Record) -> date | None:
    """Return the last day on which it can stand: by its own end, or because the patient is of age the day after.

    None is until revoked, or that no day is known.
    """
    days = [day for day in (record.ends, _last_as_minor(record), _before_end(record)) if day is not None]
    return min(days, default=None)


def kept_until(record: Record, made: date) -> date | None:
    """Return the last day on which the record has to be kept; None while nobody knows when it ends."""
    last = last_day(record)
    if last is None and not record.is_in_error:
        return None
    return _years_after(max(made, last or made), KEPT_YEARS)


def _last_as_minor(record: Record) -> date | None:
    is_for_minor = record.is_minor and record.signer not in _NEVER_OF_AGE
    if record.born is None or not is_for_minor:
        return None
    return _day_before(day_of_age(record.born))


def _before_end(record: Record) -> date | None:
    ended = record.revoked if isinstance(record, Authorization) else record.withdrawn
    return None if ended is None else _day_before(ended)


def _day_before(day: date) -> date:
    return day if day == date.min else day - timedelta(days=1)


def _years_after(day: date, years: int) -> date:
    """Return the same day years later; for 29 February the first of March, which is never too early."""
    try:
        return day.replace(year=min(day.year + years, date.max.year))
    except ValueError:
        return date(day.year + years, 3, 1)
