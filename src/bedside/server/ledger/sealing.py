"""Removes what is older than the retention time, and leaves the place from which the chain still verifies."""

from datetime import date, datetime

from django.db import transaction

from bedside.server.ledger.acts import LedgerSealed
from bedside.server.ledger.chain import Head
from bedside.server.ledger.models import Checkpoint, Entry, read, written
from bedside.server.ledger.recording import LedgerFault, record, wait_for_turn
from bedside.server.ledger.values import Digest, Doer, Whole
from bedside.server.ledger.verifying import start, verify


def last_to_remove(now: datetime, years: int) -> Entry | None:
    """Return the last of the entries that are all older than so many years; an older one after a younger stays."""
    older = Entry.objects.order_by("number")
    first_kept = older.filter(when__gte=written(_years_before(now, years))).first()
    if first_kept is not None:
        older = older.filter(number__lt=first_kept.number)
    return older.last()


def seal(by: Doer, now: datetime, years: int) -> Head | None:
    """Remove what is older, in one step with the entry that tells of it; return where the chain begins then."""
    if verify():
        raise LedgerFault("The ledger is not whole, so nothing is removed. Run: bedside manage verify_ledger")
    with transaction.atomic():
        wait_for_turn()
        last = last_to_remove(now, years)
        if last is None or last.number <= start().number:
            return None
        until: date = read(last.when).date()
        record(LedgerSealed(Whole.LEDGER, last.number, Digest(last.hash), until), by, now)
        Checkpoint.objects.create(through=last.number, hash=last.hash)
        Entry.objects.filter(number__lte=last.number).delete()
        return Head(last.number, last.hash)


def _years_before(now: datetime, years: int) -> datetime:
    try:
        return now.replace(year=now.year - years)
    except ValueError:  # the twenty-ninth of February
        return now.replace(year=now.year - years, day=28)
