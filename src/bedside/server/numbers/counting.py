"""Counts that somebody checked something on a day; never what, and who only as a hash that ends with the month."""

import logging
import secrets
from collections.abc import Collection, Iterable, Mapping
from datetime import date, datetime
from typing import Any

from django.conf import settings
from django.db import DatabaseError, IntegrityError, transaction
from django.utils import timezone
from django.utils.crypto import salted_hmac

from bedside.server.numbers.models import CountedDay, OpenMonth, Switch
from bedside.server.numbers.table import VERDICTS
from bedside.server.people.models import Person

NO_UNIT = 0
log = logging.getLogger("bedside.numbers")


def is_counting() -> bool:
    """Whether checks are counted here: never alone, and not where the administrator has switched it off."""
    if settings.CONFIGURATION.is_alone:
        return False
    latest = Switch.objects.values_list("is_on", flat=True).first()
    return latest is None or latest


def count(person: Person, verdict: str, concerns: Iterable[str], now: datetime) -> None:
    """Count a check: of each person's day the heaviest verdict, and each concern once.

    A check is never late or lost because it cannot be counted.
    """
    if settings.CONFIGURATION.is_alone:
        return
    try:
        month = _open_month(timezone.localdate(now))
        if month is not None:
            _count(month, person, verdict, set(concerns), timezone.localdate(now).day)
    except DatabaseError as error:
        log.warning("A check was not counted (%s).", type(error).__name__)


def count_report(person: Person, report: Mapping[str, Any], now: datetime) -> None:
    """Count a report in the form that a door gives it."""
    count(person, report["verdict"], (concern["code"] for concern in report["concerns"]), now)


def _count(month: OpenMonth, person: Person, verdict: str, concerns: set[str], day: int) -> None:
    who = _hashed(person, month)
    if who is None:
        return
    counted = CountedDay.objects.filter(month=month, who=who, day=day)
    known = counted.first()
    if known is None:
        try:
            with transaction.atomic():
                CountedDay.objects.create(
                    month=month,
                    who=who,
                    day=day,
                    unit=person.unit_id or NO_UNIT,
                    verdict=verdict,
                    concerns=sorted(concerns),
                )
            return
        except IntegrityError:  # another check of the same person was first, or the month is closed
            known = counted.first()
    if known is not None and not _says(known, verdict, concerns):
        _add(known.pk, verdict, concerns)


def _add(pk: int, verdict: str, concerns: set[str]) -> None:
    with transaction.atomic():
        known = CountedDay.objects.select_for_update().filter(pk=pk).first()
        if known is not None:
            known.verdict = _heavier(known.verdict, verdict)
            known.concerns = sorted({*known.concerns, *concerns})
            known.save(update_fields=["verdict", "concerns"])


def _says(known: CountedDay, verdict: str, concerns: Collection[str]) -> bool:
    return _heavier(known.verdict, verdict) == known.verdict and set(concerns) <= set(known.concerns)


def _heavier(one: str, other: str) -> str:
    return max(one, other, key=VERDICTS.index)


def _open_month(today: date) -> OpenMonth | None:
    """Return the month that is being counted; the first check of a month begins it."""
    first = today.replace(day=1)
    found = OpenMonth.objects.filter(month=first).first()
    if found is not None and _key_of(found) is not None:
        return found
    if not is_counting():
        return None
    if found is not None:
        # The key that signs was changed and the old one taken away: people could no longer be told apart.
        found.delete()
    secret = secrets.token_hex(32)
    begun = {"since": today, "secret": secret, "key_name": _name_of(settings.SECRET_KEY, secret)}
    return OpenMonth.objects.get_or_create(month=first, defaults=begun)[0]


def _hashed(person: Person, month: OpenMonth) -> str | None:
    """Return a person as the rows of a month know them: it takes the month's secret and the server's key to tell."""
    key = _key_of(month)
    if key is None:
        return None
    told = f"{month.secret}:{person.pk}"
    return salted_hmac("bedside.numbers.who", told, secret=key, algorithm="sha256").hexdigest()


def _key_of(month: OpenMonth) -> str | None:
    """Return the key with which the month began; with another, one person would be counted as two."""
    keys = (settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS)
    return next((key for key in keys if _name_of(key, month.secret) == month.key_name), None)


def _name_of(key: str, secret: str) -> str:
    return salted_hmac("bedside.numbers.key", secret, secret=key, algorithm="sha256").hexdigest()
