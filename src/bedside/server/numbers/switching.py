"""Switches the counting on or off; off, what was counted in the open month is deleted."""

from datetime import datetime

from django.core.exceptions import PermissionDenied
from django.db import transaction

from bedside.server.ledger.acts import CountingSwitched
from bedside.server.ledger.recording import record, wait_for_turn
from bedside.server.ledger.values import Whole
from bedside.server.numbers.counting import is_counting
from bedside.server.numbers.models import OpenMonth, Switch
from bedside.server.people.in_the_ledger import person_ref
from bedside.server.people.models import Person
from bedside.server.people.permissions import may

SWITCH = "numbers:switch"


def switch(by: Person, now: datetime, *, is_on: bool) -> None:
    """Switch the counting; what is published stays, since everybody has seen it."""
    if not may(by, SWITCH):
        raise PermissionDenied
    with transaction.atomic():
        wait_for_turn()
        if is_counting() is is_on:
            return
        Switch.objects.create(is_on=is_on, switched=now, switched_by=by)
        # Also when it is switched on again: what a late check still wrote meanwhile was not to be counted.
        OpenMonth.objects.all().delete()
        record(CountingSwitched(Whole.INSTITUTION, is_on), person_ref(by), now)
