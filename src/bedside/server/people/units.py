"""Units: making, renaming and deleting them."""

from datetime import datetime

from django.db import IntegrityError, transaction
from django.db.models import ProtectedError
from django.utils.translation import gettext as _

from bedside.server.ledger.acts import UnitDeleted, UnitMade, UnitRenamed
from bedside.server.ledger.recording import record
from bedside.server.ledger.values import UnitRef
from bedside.server.people.in_the_ledger import person_ref
from bedside.server.people.models import Invitation, Person, Unit
from bedside.server.people.permissions import may

CHANGE = "people:unit"


class UnitFault(Exception):  # noqa: N818 - a fault is what a person can mend; the word of all rooms
    """A unit cannot be made, renamed or deleted; says why."""


def make_unit(by: Person, name: str, now: datetime) -> Unit:
    """Make a unit."""
    _require_may_change(by)
    _require_free(name)
    with transaction.atomic():
        unit = Unit(name=name)
        _save(unit)
        record(UnitMade(UnitRef(unit.pk)), person_ref(by), now)
    return unit


def rename_unit(by: Person, unit: Unit, name: str, now: datetime) -> None:
    """Give a unit another name."""
    _require_may_change(by)
    if unit.name == name:
        return
    _require_free(name, besides=unit)
    with transaction.atomic():
        _save(Unit(pk=unit.pk, name=name))
        record(UnitRenamed(UnitRef(unit.pk)), person_ref(by), now)


def delete_unit(by: Person, unit: Unit, now: datetime) -> None:
    """Delete a unit in which nobody works and to which nobody is invited."""
    _require_may_change(by)
    number = unit.pk
    try:
        with transaction.atomic():
            closed = Invitation.objects.filter(unit=unit).exclude(accepted=None, withdrawn=None)
            closed.update(unit=None)
            if Unit.objects.filter(pk=number).delete()[0]:
                record(UnitDeleted(UnitRef(number)), person_ref(by), now)
    except ProtectedError:
        raise UnitFault(
            _("People work in this unit, or are invited to it. Move them first, or rename the unit.")
        ) from None


def _save(unit: Unit) -> None:
    try:
        with transaction.atomic():
            unit.save()
    except IntegrityError:  # somebody else took the name just now
        raise _taken() from None


def _require_may_change(by: Person) -> None:
    if not may(by, CHANGE):
        raise UnitFault(_("Only an administrator changes units."))


def _require_free(name: str, besides: Unit | None = None) -> None:
    same = Unit.objects.filter(name__iexact=name)
    if (same if besides is None else same.exclude(pk=besides.pk)).exists():
        raise _taken()


def _taken() -> UnitFault:
    return UnitFault(_("There is a unit of this name already."))
