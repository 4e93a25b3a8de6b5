"""What an administrator does to a person who is here: roles, unit, signing in, second factor."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime

from allauth.mfa.models import Authenticator
from django.db import transaction
from django.db.models import F
from django.utils.translation import gettext as _

from bedside.server.ledger.act import Act
from bedside.server.ledger.acts import (
    PersonDeactivated,
    PersonReactivated,
    RolesChanged,
    SecondFactorReset,
    UnitChanged,
)
from bedside.server.ledger.recording import record
from bedside.server.people.in_the_ledger import held, person_ref, unit_ref
from bedside.server.people.models import Person, Unit
from bedside.server.people.permissions import may
from bedside.server.people.roles import Role

CHANGE = "people:person"


class ChangeFault(Exception):  # noqa: N818 - a fault is what a person can mend; the word of all rooms
    """A person cannot be changed so; says why."""


@dataclass(frozen=True, slots=True)
class Place:
    """In which roles and in which unit somebody works."""

    roles: frozenset[Role]
    unit: Unit | None


def change_place(by: Person, person: Person, place: Place, now: datetime) -> None:
    """Give a person other roles or another unit; whoever is signed in signs in again."""
    require_may_change(by)
    if not place.roles:
        raise ChangeFault(_("Choose at least one role."))
    if by.pk == person.pk and Role.ADMINISTRATOR not in place.roles:
        raise ChangeFault(
            _("You cannot take the administrator's role from yourself. Ask another administrator.")
        )
    with _changed(person) as kept:
        acts: list[Act] = []
        if kept.roles != place.roles:
            acts.append(RolesChanged(person_ref(kept), held(kept.roles), held(place.roles)))
            _hold(kept, place.roles)
        if kept.unit != place.unit:
            acts.append(UnitChanged(person_ref(kept), unit_ref(kept.unit), unit_ref(place.unit)))
            kept.unit = place.unit
            kept.save(update_fields=["unit"])
        if acts:
            _end_sessions(kept)
        for act in acts:
            record(act, person_ref(by), now)


def deactivate(by: Person, person: Person, now: datetime) -> None:
    """Let a person sign in no more, from this moment on."""
    _require_somebody_else(by, person)
    with _changed(person) as kept:
        if not kept.is_active:
            raise ChangeFault(_("This person is deactivated already."))
        kept.is_active = False
        kept.save(update_fields=["is_active"])
        _end_sessions(kept)
        record(PersonDeactivated(person_ref(kept)), person_ref(by), now)


def reactivate(by: Person, person: Person, now: datetime) -> None:
    """Let a person sign in again."""
    _require_somebody_else(by, person)
    with _changed(person) as kept:
        if kept.is_active:
            raise ChangeFault(_("This person may sign in already."))
        kept.is_active = True
        kept.save(update_fields=["is_active"])
        _end_sessions(kept)
        record(PersonReactivated(person_ref(kept)), person_ref(by), now)


def reset_second_factor(by: Person, person: Person, now: datetime) -> None:
    """Take away the codes and passkeys of somebody who has lost them; they set up new ones."""
    _require_somebody_else(by, person)
    with _changed(person) as kept:
        removed, _rows = Authenticator.objects.filter(user=kept).delete()
        if not removed:
            raise ChangeFault(_("This person has no second factor."))
        _end_sessions(kept)
        record(SecondFactorReset(person_ref(kept)), person_ref(by), now)


def require_may_change(by: Person) -> None:
    """Refuse whoever may not change people."""
    if not may(by, CHANGE):
        raise ChangeFault(_("Only an administrator changes people."))


def _require_somebody_else(by: Person, person: Person) -> None:
    """Refuse what nobody does to themselves: whoever stole a session could lock its owner out, or get in for good."""
    require_may_change(by)
    if by.pk == person.pk:
        raise ChangeFault(_("You cannot do this to yourself. Ask another administrator."))


@contextmanager
def _changed(person: Person) -> Iterator[Person]:
    """Hand out the person as kept, and refuse a change after which nobody could administer.

    Administrators are locked with the person: two who take each other's role at once would leave none.
    """
    with transaction.atomic():
        administrators = Person.objects.filter(held_roles__role=Role.ADMINISTRATOR).values_list(
            "pk", flat=True
        )
        locked = Person.objects.select_for_update().filter(pk__in={person.pk, *administrators}).order_by("pk")
        yield next(one for one in locked if one.pk == person.pk)
        if not Person.objects.filter(held_roles__role=Role.ADMINISTRATOR, is_active=True).exists():
            raise ChangeFault(
                _("Nobody would be left to administer. Make somebody else administrator first.")
            )


def _hold(person: Person, roles: frozenset[Role]) -> None:
    person.held_roles.exclude(role__in=roles).delete()
    new = roles - person.roles
    person.held_roles.bulk_create(person.held_roles.model(person=person, role=role) for role in sorted(new))


def _end_sessions(person: Person) -> None:
    Person.objects.filter(pk=person.pk).update(sessions_ended=F("sessions_ended") + 1)
