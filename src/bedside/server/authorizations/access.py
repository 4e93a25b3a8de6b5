"""Which patients somebody may see: those of the own unit, for those who treat. Every door asks here."""

from django.conf import settings
from django.db.models import QuerySet

from bedside.server.authorizations.models import Filed, Patient
from bedside.server.people.models import Person
from bedside.server.people.roles import Role

TREATING = frozenset({Role.CLINICIAN, Role.TRAINEE})


class NotTreating(Exception):  # noqa: N818 - what a person can mend
    """Whoever asks treats nobody here, or is in no unit."""


def patients_of(person: Person) -> QuerySet[Patient]:
    """Return the patients of the own unit; administrators and officers see none."""
    return (
        Patient.objects.filter(unit=person.unit_id, merged_into=None)
        if treats(person)
        else Patient.objects.none()
    )


def filed_of(person: Person) -> QuerySet[Filed]:
    """Return what is on file of the patients of the own unit."""
    return Filed.objects.filter(patient__in=patients_of(person)).select_related("patient")


def treats(person: Person) -> bool:
    """Whether somebody may keep and see patients at all: who treats, in a unit or on one's own server."""
    has_place = person.unit_id is not None or settings.CONFIGURATION.is_alone
    return person.is_active and has_place and bool(person.roles & TREATING)


def require_treating(person: Person) -> None:
    """Refuse whoever treats nobody here.

    Raises:
        NotTreating: so it is.
    """
    if not treats(person):
        raise NotTreating
