"""How people, units and roles stand in the ledger: by number, never by name."""

from collections.abc import Iterable

from bedside.server.ledger.values import HeldRole, PersonRef, UnitRef
from bedside.server.people.models import Person, Unit
from bedside.server.people.roles import Role


def person_ref(person: Person) -> PersonRef:
    """Return a person as the ledger writes them."""
    return PersonRef(person.pk)


def unit_ref(unit: Unit | None) -> UnitRef | None:
    """Return a unit as the ledger writes it, or nothing for nobody's unit."""
    return None if unit is None else UnitRef(unit.pk)


def held(roles: Iterable[Role]) -> frozenset[HeldRole]:
    """Return roles as the ledger writes them."""
    return frozenset(HeldRole(role.value) for role in roles)
