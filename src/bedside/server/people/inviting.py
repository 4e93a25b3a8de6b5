"""Asking somebody to join, and joining."""

import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import QuerySet
from django.utils.translation import gettext as _

from bedside.server.ledger.acts import (
    FirstAdministratorMade,
    InvitationMade,
    InvitationWithdrawn,
    Joined,
)
from bedside.server.ledger.recording import record
from bedside.server.ledger.values import InvitationRef, Machine, PersonRef, WayIn
from bedside.server.people.in_the_ledger import held, person_ref, unit_ref
from bedside.server.people.models import Invitation, Person, Unit
from bedside.server.people.permissions import may
from bedside.server.people.roles import Role
from bedside.server.people.tokens import hashed

DAYS = 7
DAYS_LISTED = 30  # after it grew too old, so that it can be sent again
INVITE = "people:invite"


class InvitationFault(Exception):  # noqa: N818 - a fault is what a person can mend; the word of all rooms
    """An invitation cannot be made, accepted or withdrawn; says why."""


class NotAllowedError(InvitationFault):
    """A person may not do that."""


@dataclass(frozen=True, slots=True)
class Invited:
    """Who is asked to join, and as what."""

    email: str
    roles: frozenset[Role]
    unit: Unit | None = None


def invite(by: Person, invited: Invited, now: datetime) -> tuple[Invitation, str]:
    """Return the invitation and the secret of its link; an earlier open one to the same address is withdrawn."""
    require_may_invite(by)
    if not invited.roles:
        raise InvitationFault(_("Choose at least one role."))
    if Person.objects.filter(email__iexact=invited.email).exists():
        raise InvitationFault(_("Somebody with this address is here already."))
    secret = secrets.token_urlsafe(32)
    with transaction.atomic():
        earlier = list(_open().filter(email__iexact=invited.email).values_list("pk", flat=True))
        Invitation.objects.filter(pk__in=earlier).update(withdrawn=now)
        made = Invitation.objects.create(
            email=invited.email,
            roles=sorted(invited.roles),
            unit=invited.unit,
            invited_by=by,
            secret_hash=hashed(secret),
            until=now + timedelta(days=DAYS),
        )
        for number in earlier:
            record(InvitationWithdrawn(InvitationRef(number)), person_ref(by), now)
        told = InvitationMade(InvitationRef(made.pk), held(invited.roles), unit_ref(invited.unit))
        record(told, person_ref(by), now)
    return made, secret


def invite_again(by: Person, invitation: Invitation, now: datetime) -> tuple[Invitation, str]:
    """Make a new link for somebody whose invitation was lost or grew too old; the link before works no longer."""
    require_may_invite(by)
    if not _open().filter(pk=invitation.pk).exists():
        raise InvitationFault(_("It has been accepted or withdrawn already."))
    return invite(by, _asked(invitation), now)


def withdraw_invitation(by: Person, invitation: Invitation, now: datetime) -> None:
    """Make the link useless."""
    require_may_invite(by)
    with transaction.atomic():
        if not _open().filter(pk=invitation.pk).update(withdrawn=now):
            raise InvitationFault(_("It has been accepted or withdrawn already."))
        record(InvitationWithdrawn(InvitationRef(invitation.pk)), person_ref(by), now)


def find_invitation(secret: str, now: datetime) -> Invitation | None:
    """Return the open invitation that a link belongs to."""
    return _open().filter(secret_hash=hashed(secret), until__gt=now).select_related("unit").first()


def accept_invitation(secret: str, name: str, password: str, now: datetime) -> Person:
    """Make the person. Of two that accept at once, one is told that the link has been used."""
    with transaction.atomic():
        invitation = find_invitation(secret, now)
        if invitation is None or not _open().filter(pk=invitation.pk).update(accepted=now):
            raise InvitationFault(
                _("This link has been used, was withdrawn or is too old. Ask for a new one.")
            )
        person = vouch_for(join(_asked(invitation), name, password))
        record(joined(person, invitation, WayIn.LINK), person_ref(person), now)
        return person


def join_by_institution(invitation: Invitation, name: str, now: datetime) -> Person:
    """Make the person whom the institution's own sign-in vouches for; call it in `transaction.atomic()`."""
    invitation.accepted = now
    invitation.save(update_fields=["accepted"])
    person = join(_asked(invitation), name, None)
    record(joined(person, invitation, WayIn.INSTITUTION_SIGN_IN), person_ref(person), now)
    return person


def joined(person: Person, invitation: Invitation, way: WayIn) -> Joined:
    """Return what the ledger is told of somebody who joins."""
    asked = _asked(invitation)
    accepted = InvitationRef(invitation.pk)
    return Joined(PersonRef(person.pk), accepted, held(asked.roles), unit_ref(asked.unit), way)


def join(invited: Invited, name: str, password: str | None) -> Person:
    """Make a person in these roles; without a password only the institution's own sign-in lets them in."""
    person = Person(email=Person.objects.normalize_email(invited.email).lower(), name=name, unit=invited.unit)
    if password is None:
        person.set_unusable_password()
    else:
        validate_password(password, person)
        person.set_password(password)
    person.full_clean(exclude=["password"])
    person.save()
    person.held_roles.bulk_create(
        person.held_roles.model(person=person, role=role) for role in sorted(invited.roles)
    )
    return person


def vouch_for(person: Person) -> Person:
    """Note that the address is this person's: the link went there, or an administrator answers for it."""
    person.emailaddress_set.create(email=person.email, verified=True, primary=True)
    return person


def first_administrator(email: str, password: str, now: datetime) -> Person:
    """Make the first administrator; refuses where there is one."""
    with transaction.atomic():
        if Person.objects.filter(held_roles__role=Role.ADMINISTRATOR, is_active=True).exists():
            raise InvitationFault(_("There is an administrator already, who can invite others."))
        try:
            person = vouch_for(join(Invited(email, frozenset({Role.ADMINISTRATOR})), "", password))
        except ValidationError as faults:
            raise InvitationFault(" ".join(faults.messages)) from None
        record(FirstAdministratorMade(PersonRef(person.pk)), Machine.HOST, now)
        return person


def require_may_invite(person: Person) -> None:
    """Refuse whoever may not invite."""
    if not may(person, INVITE):
        raise NotAllowedError(_("Only an administrator invites."))


def invitation_for(email: str, now: datetime) -> Invitation | None:
    """Return the open invitation to an address that the institution's own sign-in vouches for."""
    return _open_for(email, now).select_related("unit").first()


def not_answered(now: datetime) -> QuerySet[Invitation]:
    """Return the invitations that wait for an answer, and those that grew too old within the last month."""
    return _open().filter(until__gt=now - timedelta(days=DAYS_LISTED)).select_related("unit")


def _asked(invitation: Invitation) -> Invited:
    return Invited(invitation.email, frozenset(map(Role, invitation.roles)), invitation.unit)


def _open() -> QuerySet[Invitation]:
    return Invitation.objects.filter(accepted=None, withdrawn=None)


def _open_for(email: str, now: datetime) -> QuerySet[Invitation]:
    return _open().filter(email__iexact=email, until__gt=now)
