"""How allauth, which signs people in, behaves here: nobody joins without an invitation."""

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.core.exceptions import ImmediateHttpResponse
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from allauth.socialaccount.models import SocialLogin
from django.db import transaction
from django.http import HttpRequest
from django.utils import timezone

from bedside.server.outbound.for_sign_in import OneWaySession, SignInFault
from bedside.server.outbound.purposes import Purpose
from bedside.server.people.institution_sign_in import no_answer
from bedside.server.people.inviting import invitation_for, join_by_institution
from bedside.server.people.models import Invitation, Person

LONGEST_NAME = 120


class SignIn(DefaultAccountAdapter):
    """Sign-in by password."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Nobody makes an account; people are invited."""
        return False

    def get_reauthentication_methods(self, user: Any) -> list[dict[str, Any]]:
        """Return how somebody shows again who they are: by the second factor where there is one, not by less."""
        ways: list[dict[str, Any]] = super().get_reauthentication_methods(user)
        second = [way for way in ways if str(way["id"]).startswith("mfa_")]
        return second or ways


class InstitutionSignIn(DefaultSocialAccountAdapter):
    """Sign-in by the institution's own."""

    def get_requests_session(self) -> OneWaySession:
        """Ask the institution's sign-in by the one way that leads out."""
        return OneWaySession(Purpose.SIGN_IN)

    def on_authentication_error(
        self,
        request: HttpRequest,
        provider: Any,
        error: Any = None,
        exception: Exception | None = None,
        extra_context: Any = None,
    ) -> None:
        """Say so where the sign-in fell silent on the way back; allauth's own page would blame the person."""
        if isinstance(exception, SignInFault):
            raise ImmediateHttpResponse(no_answer(request, exception))

    def is_open_for_signup(self, request: HttpRequest, sociallogin: SocialLogin) -> bool:
        """Whoever the institution vouches for, and who is invited, may join."""
        return _invited(sociallogin) is not None

    def populate_user(self, request: HttpRequest, sociallogin: SocialLogin, data: dict[str, Any]) -> Any:
        """Take the name as the institution writes it."""
        person = super().populate_user(request, sociallogin, data)
        person.name = str(data.get("name") or "")[:LONGEST_NAME]
        return person

    def save_user(self, request: HttpRequest, sociallogin: SocialLogin, form: Any = None) -> Person:
        """Make the person as the invitation says."""
        with transaction.atomic():
            invitation = _invited(sociallogin)
            assert invitation is not None, "asked before this is called"
            name = str(getattr(sociallogin.user, "name", ""))
            sociallogin.user = join_by_institution(invitation, name, timezone.now())
            sociallogin.save(request)
        return sociallogin.user


def _invited(sociallogin: SocialLogin) -> Invitation | None:
    vouched = (address.email for address in sociallogin.email_addresses if address.verified)
    return next(filter(None, (invitation_for(email, timezone.now()) for email in vouched)), None)
