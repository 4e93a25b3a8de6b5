"""The institution's own sign-in lets in whom it vouches for, and who is invited or here already."""

import json
from base64 import urlsafe_b64encode
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from typing import Any
from unittest import mock
from urllib.parse import parse_qs, urlsplit

import pytest
from django.conf import settings
from django.test import Client, override_settings
from django.utils import timezone

from bedside.server.addresses import form_targets, sign_in_providers
from bedside.server.configuration import InstitutionSignIn
from bedside.server.people.inviting import Invited, invite
from bedside.server.people.models import Person
from bedside.server.people.roles import Role
from tests.server.conftest import PersonWith

pytestmark = pytest.mark.django_db
SERVER = "https://login.hospital.example"
SIGN_IN = InstitutionSignIn(SERVER, "bedside", "a secret", "Mercy Hospital", asks_second_factor=True)
CALLBACK = "/account/institution/oidc/institution/login/callback/"
KNOWN = {
    "issuer": SERVER,
    "authorization_endpoint": f"{SERVER}/authorize",
    "token_endpoint": f"{SERVER}/token",
    "userinfo_endpoint": f"{SERVER}/userinfo",
    "jwks_uri": f"{SERVER}/keys",
    "token_endpoint_auth_methods_supported": ["client_secret_post"],
}


def part(fields: Mapping[str, object]) -> str:
    """One part of a token."""
    return urlsafe_b64encode(json.dumps(fields).encode()).decode().rstrip("=")


class Given:
    """What the institution's server answers, in the form that allauth reads."""

    status_code = 200
    headers: dict[str, str] = {"content-type": "application/json"}  # noqa: RUF012 - never changed

    def __init__(self, fields: dict[str, Any]) -> None:
        self.fields = fields

    def json(self) -> dict[str, Any]:
        return self.fields

    def raise_for_status(self) -> None:
        """It is well."""


class Institution:
    """The institution's sign-in, without a network."""

    def __init__(self, email: str) -> None:
        self.person = {"sub": "u-1", "email": email, "name": "Dr. Invented"}

    def __enter__(self) -> "Institution":
        return self

    def __exit__(self, *_: object) -> None:
        """Nothing is open."""

    def get(self, address: str, **_: Any) -> Given:
        return Given(self.person if address.endswith("/userinfo") else KNOWN)

    def request(self, _method: str, _address: str, **_: Any) -> Given:
        now = int(timezone.now().timestamp())
        claims = self.person | {"iss": SERVER, "aud": "bedside", "iat": now, "exp": now + 300}
        # Fetched from the server itself over TLS, so its signature is not asked for (OpenID Connect Core, 3.1.3.7, 6).
        token = f"{part({'alg': 'RS256'})}.{part(claims)}.{part({})}"
        return Given({"access_token": "t", "token_type": "Bearer", "id_token": token})


@pytest.fixture
def connected() -> Iterator[None]:
    with override_settings(
        SOCIALACCOUNT_PROVIDERS=sign_in_providers(SIGN_IN),
        CONFIGURATION=replace(settings.CONFIGURATION, sign_in=SIGN_IN),
    ):
        yield


@contextmanager
def vouched_for(email: str) -> Iterator[None]:
    place = "bedside.server.people.adapters.InstitutionSignIn.get_requests_session"
    with mock.patch(place, return_value=Institution(email)):
        yield


def come_back(client: Client, email: str) -> Any:
    """Go to the institution's sign-in and come back from it."""
    with vouched_for(email):
        sent = client.post("/account/institution/oidc/institution/login/")
        asked = parse_qs(urlsplit(sent.headers["Location"]).query)
        assert "code_challenge" in asked
        return client.get(CALLBACK, {"code": "c", "state": asked["state"][0]})


@pytest.mark.usefixtures("connected")
def test_the_invited_join_in_their_roles_and_have_no_password(
    person_with: PersonWith, visitor: Client
) -> None:
    invited = Invited("new@hospital.example", frozenset({Role.EDUCATOR}))
    invite(person_with(Role.ADMINISTRATOR), invited, timezone.now())

    come_back(visitor, "new@hospital.example")

    person = Person.objects.get(email="new@hospital.example")
    assert person.roles == {Role.EDUCATOR}
    assert person.name == "Dr. Invented"
    assert not person.has_usable_password()
    assert visitor.get("/people/").status_code == 403
    assert visitor.get("/account/second-factor/").status_code == 200


@pytest.mark.usefixtures("connected")
def test_who_is_not_invited_does_not_get_in(visitor: Client) -> None:
    come_back(visitor, "stranger@hospital.example")

    assert not Person.objects.exists()
    assert visitor.get("/", headers={"accept": "application/json"}).status_code == 401


@pytest.mark.usefixtures("connected")
def test_who_is_here_already_gets_in_without_a_second_factor_of_ours(
    person_with: PersonWith, visitor: Client
) -> None:
    person_with(Role.ADMINISTRATOR, email="here@hospital.example", second_factor=False)

    come_back(visitor, "here@hospital.example")

    assert visitor.get("/people/").status_code == 200


@pytest.mark.usefixtures("connected")
def test_a_way_back_that_nobody_asked_for_is_refused(visitor: Client) -> None:
    with vouched_for("here@hospital.example"):
        answer = visitor.get(CALLBACK, {"code": "c", "state": "planted"})

    assert answer.status_code != 302
    assert visitor.get("/", headers={"accept": "application/json"}).status_code == 401


@pytest.mark.usefixtures("connected")
def test_the_button_has_the_institutions_name(visitor: Client) -> None:
    assert b"Mercy Hospital" in visitor.get("/account/login/").content


def test_without_one_there_is_no_such_door(visitor: Client) -> None:
    assert visitor.get("/account/institution/oidc/institution/login/").status_code == 404


def test_a_form_may_lead_to_the_institutions_sign_in_and_nowhere_else() -> None:
    assert form_targets(None) == ["'self'"]
    assert form_targets(SIGN_IN) == ["'self'", SERVER]
