"""People, the units they work in, and the roles they hold."""

from collections.abc import Iterator
from datetime import datetime
from typing import ClassVar

from django.conf import settings
from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models.functions import Lower
from django.utils.crypto import salted_hmac
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from bedside.server.people.roles import Role


class Unit(models.Model):
    """A department, a clinic, a programme."""

    name = models.CharField(_("name"), max_length=120, unique=True)

    class Meta:
        """Units are listed by name."""

        ordering: ClassVar = ["name"]

    def __str__(self) -> str:
        return self.name


class PersonManager(BaseUserManager["Person"]):
    """Finds and makes people; an address is the same in capital and in small letters."""

    def get_by_natural_key(self, username: str | None) -> "Person":
        """Find a person by e-mail address."""
        return self.get(email__iexact=username)


class Person(AbstractBaseUser):
    """Somebody who signs in; the e-mail address is the name to sign in with."""

    email = models.EmailField(_("e-mail address"), unique=True)
    name = models.CharField(_("name"), max_length=120, blank=True)
    unit = models.ForeignKey(Unit, models.PROTECT, null=True, blank=True, related_name="people")
    is_active = models.BooleanField(_("may sign in"), default=True)
    joined = models.DateTimeField(_("joined"), auto_now_add=True)
    sessions_ended = models.PositiveIntegerField(default=0)

    objects: ClassVar[PersonManager] = PersonManager()

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS: ClassVar = []

    class Meta:
        """Nobody has the same address in other letters."""

        constraints: ClassVar = [models.UniqueConstraint(Lower("email"), name="one_person_an_address")]

    def __str__(self) -> str:
        return self.name or self.email

    def get_session_auth_hash(self) -> str:
        """What a session of this person holds: it ends with another password, and when all sessions are ended."""
        return self._session_hash(None)

    def get_session_auth_fallback_hash(self) -> Iterator[str]:
        """The same, made with the keys that are still believed."""
        return (self._session_hash(key) for key in settings.SECRET_KEY_FALLBACKS)

    def _session_hash(self, key: str | None) -> str:
        told = f"{self.sessions_ended}:{self.password}"
        return salted_hmac("bedside.people.session", told, secret=key, algorithm="sha256").hexdigest()

    @cached_property
    def roles(self) -> frozenset[Role]:
        """The roles that this person holds; asked several times in a request, read once."""
        return frozenset(Role(held.role) for held in self.held_roles.all())


class HeldRole(models.Model):
    """One role of one person."""

    person = models.ForeignKey(Person, models.CASCADE, related_name="held_roles")
    role = models.CharField(max_length=40, choices=[(role.value, role.value) for role in Role])

    class Meta:
        """A role is held once."""

        constraints: ClassVar = [
            models.UniqueConstraint(fields=["person", "role"], name="a_role_is_held_once")
        ]

    def __str__(self) -> str:
        return f"{self.person_id}: {self.role}"


class OneTimeLink(models.Model):
    """The link that opens one person's own server."""

    secret_hash = models.CharField(max_length=64, unique=True)
    until = models.DateTimeField()

    def __str__(self) -> str:
        return f"until {self.until}"


class Invitation(models.Model):
    """Somebody is asked to join, in these roles; the link they get is kept as a hash only."""

    email = models.EmailField(_("e-mail address"))
    roles = models.JSONField(_("roles"))
    unit = models.ForeignKey(Unit, models.PROTECT, null=True, blank=True, verbose_name=_("unit"))
    invited_by = models.ForeignKey(Person, models.PROTECT, related_name="invitations")
    secret_hash = models.CharField(max_length=64, unique=True)
    made = models.DateTimeField(auto_now_add=True)
    until = models.DateTimeField()
    accepted = models.DateTimeField(null=True)
    withdrawn = models.DateTimeField(null=True)

    class Meta:
        """The newest first."""

        ordering: ClassVar = ["-made"]

    def __str__(self) -> str:
        return self.email

    def is_open(self, now: datetime) -> bool:
        """Whether it can still be accepted."""
        return self.accepted is None and self.withdrawn is None and now < self.until
