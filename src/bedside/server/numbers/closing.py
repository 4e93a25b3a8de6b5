"""Closes a month that is over: its numbers are made and published once, and what they were made of is deleted."""

from collections.abc import Iterable
from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import Count
from django.utils import timezone

from bedside.server.numbers.counting import NO_UNIT, is_counting
from bedside.server.numbers.disclosure import published
from bedside.server.numbers.models import OpenMonth, PublishedMonth
from bedside.server.numbers.table import Day, Table
from bedside.server.people.models import Person, Unit

# A check that began before midnight is counted by then.
DAYS_AFTER = 1


def close_months(now: datetime) -> int:
    """Close every month that is over, and return how many were."""
    last = timezone.localdate(now) - timedelta(days=DAYS_AFTER)
    over = OpenMonth.objects.filter(month__lt=last.replace(day=1)).values_list("pk", flat=True)
    return sum(_close(pk, now) for pk in over)


def _close(pk: int, now: datetime) -> bool:
    """Publish and delete in one step, so that a month is published once whatever else happens at the same time."""
    with transaction.atomic():
        month = OpenMonth.objects.select_for_update().filter(pk=pk).first()
        if month is None:
            return False
        if is_counting() and not PublishedMonth.objects.filter(month=month.month).exists():
            _publish(month, now)
        month.delete()
    return True


def _publish(month: OpenMonth, now: datetime) -> None:
    days = (
        Day(one.who, one.unit, one.verdict, frozenset(one.concerns))
        for one in month.days.order_by("pk").iterator()
    )
    table = published(list(days), _members())
    PublishedMonth.objects.create(
        month=month.month, since=month.since, table=table.to_json(_names(_units_of(table))), published=now
    )


def _members() -> dict[int, int]:
    counted = Person.objects.filter(is_active=True).values_list("unit").annotate(number=Count("pk"))
    return {unit or NO_UNIT: number for unit, number in counted}


def _units_of(table: Table) -> set[int]:
    columns = (*table.verdicts, *table.concerns)
    return {unit for column in columns for block in column.blocks for unit in block.units}


def _names(units: Iterable[int]) -> dict[int, str]:
    kept = Unit.objects.in_bulk([unit for unit in units if unit != NO_UNIT])
    return {unit: kept[unit].name if unit in kept else "" for unit in units}
