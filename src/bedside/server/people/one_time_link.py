"""The link that lets one person in on their own machine: once, within minutes, kept as a hash only."""

import secrets
from datetime import datetime, timedelta

from bedside.server.people.models import OneTimeLink, Person
from bedside.server.people.roles import Role
from bedside.server.people.tokens import hashed

MINUTES = 10
OWN_ADDRESS = "me@bedside.localhost"


def make_link(now: datetime) -> str:
    """Return a new secret; older ones stop working."""
    secret = secrets.token_urlsafe(32)
    OneTimeLink.objects.all().delete()
    OneTimeLink.objects.create(secret_hash=hashed(secret), until=now + timedelta(minutes=MINUTES))
    return secret


def use_link(secret: str, now: datetime) -> bool:
    """Whether the secret was good; after this it is not. Of two at once, one deletes the row and is let in."""
    used, _ = OneTimeLink.objects.filter(secret_hash=hashed(secret), until__gt=now).delete()
    return used == 1


def the_one_person() -> Person:
    """Return the person whose machine this is; there is no password to sign in with."""
    person, is_new = Person.objects.get_or_create(email=OWN_ADDRESS)
    if is_new:
        person.set_unusable_password()
        person.save()
        person.held_roles.create(role=Role.CLINICIAN)
    return person
