"""People to sign in as, and a browser that comes through the institution's proxy."""

import time
from collections.abc import Callable, Iterator, Sequence

import pytest
from allauth.account.authentication import AUTHENTICATION_METHODS_SESSION_KEY
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import TOTP
from django.core.cache import cache
from django.db.backends.base.operations import BaseDatabaseOperations
from django.test import Client

from bedside.server.ledger import append_only
from bedside.server.people.inviting import Invited, join, vouch_for
from bedside.server.people.models import Person
from bedside.server.people.roles import Role

HOST = "bedside.hospital.example"
PASSWORD = "a calm and lengthy phrase"

PersonWith = Callable[..., Person]


@pytest.fixture(autouse=True, scope="session")
def a_test_that_commits_may_empty_the_ledger() -> Iterator[None]:
    """After such a test Django empties every table, which the ledger's triggers refuse as they should."""
    empty = BaseDatabaseOperations.execute_sql_flush

    def without_triggers(operations: BaseDatabaseOperations, sql_list: Sequence[str]) -> None:
        database = operations.connection
        with database.cursor() as cursor:
            append_only.drop(cursor, database.vendor)
            empty(operations, sql_list)
            append_only.make(cursor, database.vendor)

    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(BaseDatabaseOperations, "execute_sql_flush", without_triggers)
        yield


@pytest.fixture(autouse=True)
def no_counts_are_left(request: pytest.FixtureRequest) -> Iterator[None]:
    """Tries of another test are not counted."""
    yield
    if "db" in request.fixturenames or "transactional_db" in request.fixturenames:
        cache.clear()


def browser(*, checks_csrf: bool = False) -> Client:
    """A browser behind the proxy, which speaks TLS."""
    return Client(
        enforce_csrf_checks=checks_csrf,
        HTTP_HOST=HOST,
        HTTP_X_FORWARDED_PROTO="https",
        HTTP_X_FORWARDED_FOR="192.0.2.7",
    )


def came_in(client: Client, person: Person, *, minutes_ago: int = 0) -> Client:
    """Let somebody sign in, some minutes ago, by all that they have set up."""
    client.force_login(person)
    session = client.session
    method = "mfa" if Authenticator.objects.filter(user=person).exists() else "password"
    session[AUTHENTICATION_METHODS_SESSION_KEY] = [{"method": method, "at": time.time() - minutes_ago * 60}]
    session["account_authentication_methods_user"] = str(person.pk)
    session.save()
    return client


@pytest.fixture
def visitor() -> Client:
    """A browser in which nobody has signed in."""
    return browser()


@pytest.fixture
def person_with(db: None) -> PersonWith:
    """Makes somebody who holds roles; staff have their second factor, unless told otherwise."""

    def make(*roles: Role, email: str = "", second_factor: bool = True) -> Person:
        address = email or f"{'-'.join(roles) or 'nobody'}@hospital.example"
        person = vouch_for(join(Invited(address, frozenset(roles)), "Dr. Invented", PASSWORD))
        if second_factor and any(role.is_staff for role in roles):
            TOTP.activate(person, "JBSWY3DPEHPK3PXP")
            assert Authenticator.objects.filter(user=person).exists()
        return person

    return make


@pytest.fixture
def signed_in_as(person_with: PersonWith) -> Callable[..., Client]:
    """Makes a browser in which somebody with these roles has signed in."""

    def make(*roles: Role, **circumstances: object) -> Client:
        return came_in(browser(), person_with(*roles, **circumstances))

    return make
