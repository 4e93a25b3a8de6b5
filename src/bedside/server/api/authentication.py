"""Asks every operation for a token of the scope that the table of permissions names."""

from typing import Any

from django.http import HttpRequest
from django.utils import timezone
from ninja.security import HttpBearer

from bedside.server.api.limits import count_address, count_token
from bedside.server.api.models import ApiToken
from bedside.server.api.tokens import find_token, note_use
from bedside.server.errors import Problem, Refused
from bedside.server.people.permissions import rule_for

MISSING = Problem(
    401,
    "There is no good token.",
    "Authorization",
    "Send a header like: Authorization: Bearer bedside_... Make a token on the page Tokens.",
)


class Token(HttpBearer):
    """A token, sent as `Authorization: Bearer bedside_...`."""

    def __call__(self, request: HttpRequest) -> Any:
        """Return the token of a request.

        Raises:
            Refused: there is none, it is not for this, or it has asked too often.
        """
        kind, _, secret = request.headers.get("Authorization", "").partition(" ")
        token = find_token(secret.strip(), timezone.now()) if kind.lower() == "bearer" else None
        if token is None:
            count_address(request)
            raise Refused(MISSING)
        return self.authenticate(request, token)

    def authenticate(self, request: HttpRequest, token: Any) -> ApiToken:
        """Count the request and see whether the token is for it."""
        count_token(request, token.pk)
        scope = _scope_of(request)
        if scope and scope not in token.scopes:
            raise Refused(
                Problem(
                    403, "The token is not for this.", "Authorization", f"Make one with the scope {scope!r}."
                )
            )
        note_use(token, timezone.now())
        return token  # type: ignore[no-any-return]  # what ninja hands through as Any


def token_of(request: HttpRequest) -> ApiToken:
    """Return the token with which an operation was opened."""
    token = getattr(request, "auth", None)
    assert isinstance(token, ApiToken), "every operation asks for one"
    return token


def _scope_of(request: HttpRequest) -> str:
    match = request.resolver_match
    rule = rule_for(match.view_name) if match else None
    assert rule is not None, "the guard refuses what no row names"
    return rule.scope
