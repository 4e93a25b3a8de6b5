"""Whose drafts somebody may open: their own that are not over, and no others. Every door asks here."""

from datetime import datetime
from uuid import UUID

from django.db.models import QuerySet

from bedside.server.kept.models import KeptDraft
from bedside.server.people.models import Person


def own_drafts(person: Person, now: datetime) -> QuerySet[KeptDraft]:
    """Return a person's own kept drafts; one whose time is over is no more, even before it is removed."""
    return KeptDraft.objects.filter(author=person, delete_on__gt=now)


def own_draft(person: Person, draft_id: UUID, now: datetime) -> KeptDraft:
    """Return one of a person's own drafts.

    Raises:
        KeptDraft.DoesNotExist: there is none, or it is somebody else's; nobody learns which.
    """
    return own_drafts(person, now).get(pk=draft_id)
