"""What relied on an authorization: noted when it is approved or published, and taken down, with proof, when it ends."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.db.models import QuerySet

from bedside.server.authorizations import finding
from bedside.server.authorizations.access import filed_of, require_treating
from bedside.server.authorizations.models import Filed, Reliance
from bedside.server.people.models import Person
from bedside.server.sealing.faults import Locked, Unreadable
from bedside.server.sealing.fields import about
from bedside.server.sealing.seals import seal, unseal

LONGEST_WHERE = 1_000  # signs
LONGEST_PROOF = 2_000


class RelianceFault(Exception):  # noqa: N818 - a fault is what a person can mend; the word of all rooms
    """The place or the proof is missing, or too long."""


def note_reliance(by: Person, filed: Filed, where: str, how: Reliance.How, now: datetime) -> Reliance:
    """Note that something relies on an authorization; if that has ended, it is a task at once.

    Raises:
        RelianceFault: the place is not said, or in too many words.
        Locked: no key is at hand.
    """
    if not where.strip() or len(where) > LONGEST_WHERE:
        raise RelianceFault
    made = Reliance(filed=filed, how=how, by=by, made=now, take_down_since=filed.ended)
    made.where = seal(where.strip(), about(made, "where"))
    made.save(force_insert=True)
    return made


def note_by_hand(by: Person, filed: Filed, where: str, now: datetime) -> Reliance:
    """Note that something was published outside of Bedside."""
    require_treating(by)
    return note_reliance(by, filed_of(by).get(pk=filed.pk), where, Reliance.How.BY_HAND, now)


def note_pictures(
    author: Person, fields: Mapping[str, object], where: str, how: Reliance.How, now: datetime
) -> int:
    """Note for each picture of a draft on which authorizations of its author's unit it relies; say how many.

    Nothing is noted where no key is at hand: what was approved or published stands all the same.
    """
    pictures = _pictures_in(fields)
    if not pictures:
        return 0
    try:
        found = list(finding.by_pictures(filed_of(author), author.unit_id, pictures))
        with transaction.atomic():
            for filed in found:
                note_reliance(author, filed, where, how, now)
    except (Locked, Unreadable):
        return 0
    return len(found)


def take_down(by: Person, reliance_id: UUID, proof: str, now: datetime) -> None:
    """Note that something was taken down, with what shows it.

    Raises:
        Reliance.DoesNotExist: there is no such task in their unit.
        RelianceFault: the proof is missing, or in too many words.
        Locked: no key is at hand.
    """
    reliance = tasks_of(by).get(pk=reliance_id)
    if not proof.strip() or len(proof) > LONGEST_PROOF:
        raise RelianceFault
    reliance.proof = seal(proof.strip(), about(reliance, "proof"))
    reliance.taken_down, reliance.taken_down_by = now, by
    reliance.save(update_fields=["proof", "taken_down", "taken_down_by"])


def tasks_of(person: Person) -> QuerySet[Reliance]:
    """Return what is still to be taken down in somebody's unit."""
    return Reliance.objects.filter(
        filed__in=filed_of(person), take_down_since__isnull=False, taken_down=None
    ).select_related("filed__patient", "by")


def where_of(reliance: Reliance) -> str:
    """Return where something stands.

    Raises:
        Locked: no key is at hand.
        Unreadable: it cannot be opened.
    """
    return unseal(reliance.where, about(reliance, "where"))


def proof_of(reliance: Reliance) -> str:
    """Return what shows that something was taken down, or nothing.

    Raises:
        Locked: no key is at hand.
        Unreadable: it cannot be opened.
    """
    return "" if reliance.proof is None else unseal(reliance.proof, about(reliance, "proof"))


def _pictures_in(fields: Mapping[str, object]) -> frozenset[str]:
    found: list[object] = []
    for name in ("pictures", "attachments"):
        listed = fields.get(name)
        if isinstance(listed, Iterable) and not isinstance(listed, str):
            found += [one.get("sha256") if isinstance(one, Mapping) else one for one in listed]
    return frozenset(one.lower() for one in found if isinstance(one, str) and len(one) == 64)
