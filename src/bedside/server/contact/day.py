"""The page of the day: what ends within thirty days, contacts that were refused, and what is to be taken down."""

from datetime import date, datetime, timedelta

from django.db.models import QuerySet

from bedside.contact.table import Decision
from bedside.server.authorizations import showing as patients_showing
from bedside.server.authorizations.access import filed_of
from bedside.server.authorizations.forms import ProofForm
from bedside.server.authorizations.models import Filed
from bedside.server.authorizations.relying import tasks_of
from bedside.server.contact import showing
from bedside.server.contact.keeping import notes_of
from bedside.server.people.models import Person

ENDS_WITHIN = timedelta(days=30)
REFUSED_WITHIN = timedelta(days=7)
SHOWN = 100


def page(person: Person, today: date, now: datetime) -> dict[str, object]:
    """Return what the page shows.

    Raises:
        Locked: no key is at hand.
    """
    ending = _ending(person, today)[:SHOWN]
    shown = patients_showing.shown(ending, today)
    refused = notes_of(person).filter(decision=Decision.REFUSE, made__gte=now - REFUSED_WITHIN)[:SHOWN]
    return {
        "ending": [(one, patients_showing.safe_name(one.filed.patient)) for one in shown],
        "refused": [showing.note(one) for one in refused],
        "tasks": patients_showing.relied(tasks_of(person)[:SHOWN], with_patient=True),
        "proof_form": ProofForm(),
    }


def _ending(person: Person, today: date) -> QuerySet[Filed]:
    return filed_of(person).filter(ended=None, ends__range=(today, today + ENDS_WITHIN)).order_by("ends")
