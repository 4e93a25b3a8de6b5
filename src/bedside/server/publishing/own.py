"""Whose accounts and publications somebody may use: their own, and no others. Every door asks here."""

from uuid import UUID

from django.db.models import QuerySet

from bedside.server.people.models import Person
from bedside.server.publishing.models import Connection, Publication


def own_connections(person: Person) -> QuerySet[Connection]:
    """Return a person's own accounts."""
    return Connection.objects.filter(person=person)


def own_connection(person: Person, connection_id: UUID) -> Connection:
    """Return one of a person's own accounts.

    Raises:
        Connection.DoesNotExist: there is none, or it is somebody else's.
    """
    return own_connections(person).get(pk=connection_id)


def own_publications(person: Person) -> QuerySet[Publication]:
    """Return what a person published from here."""
    return Publication.objects.filter(person=person)


def own_publication(person: Person, publication_id: UUID) -> Publication:
    """Return one of them.

    Raises:
        Publication.DoesNotExist: there is none, or it is somebody else's.
    """
    return own_publications(person).get(pk=publication_id)
