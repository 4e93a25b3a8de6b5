"""Asks at every address who is there, before anything else of it runs."""

from collections.abc import Callable
from typing import Any
from urllib.parse import urlencode

from allauth.account.authentication import get_authentication_records
from allauth.mfa.utils import is_mfa_enabled
from django.conf import settings
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import resolve_url
from django.utils.cache import add_never_cache_headers
from django.utils.translation import gettext as _

from bedside.server.errors import answer, wants_json
from bedside.server.people.fresh_sign_in import ask_anew, asks_anew
from bedside.server.people.models import Person
from bedside.server.people.permissions import Anybody, may, rule_for

Answer = Callable[[HttpRequest], HttpResponse]


class Guard:
    """Refuses every address that the table does not open to whoever asks."""

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Hand the request on; what is asked is known only once its address is found."""
        response = self.get_response(request)
        if is_private(request) and "no-store" not in response.headers.get("Cache-Control", ""):
            # On a machine that several people use, "back" shows nobody what the one before had open.
            add_never_cache_headers(response)
        return response

    def process_view(
        self, request: HttpRequest, view: Answer, words: tuple[Any, ...], named: dict[str, Any]
    ) -> HttpResponse | None:
        """Answer in the view's place where the person may not."""
        name = request.resolver_match.view_name if request.resolver_match else ""
        rule = rule_for(name)
        # What a token opens asks for it itself (api/authentication.py); a test walks all of these without one.
        if rule is not None and rule.may in (Anybody.ANYONE, Anybody.TOKEN):
            return None
        person = person_of(request)
        if person is None:
            return _sign_in(request) if rule else answer(request, 403)
        if not may(person, name):
            return answer(request, 403)
        if rule and not rule.without_second_factor and lacks_second_factor(request, person):
            return _set_up_second_factor(request)
        if rule and asks_anew(request, rule, person):
            return ask_anew(request, person)
        return None


def is_private(request: HttpRequest) -> bool:
    """Whether what is answered is for whoever asks and for nobody else."""
    rule = rule_for(request.resolver_match.view_name) if request.resolver_match else None
    return rule is None or rule.may is not Anybody.ANYONE


def person_of(request: HttpRequest) -> Person | None:
    """Return who is signed in."""
    return request.user if isinstance(request.user, Person) else None


def lacks_second_factor(request: HttpRequest, person: Person) -> bool:
    """Whether a second factor is asked of this person, and is not set up."""
    if settings.CONFIGURATION.is_alone:
        return False
    is_asked = settings.CONFIGURATION.second_factor == "everybody" or any(
        role.is_staff for role in person.roles
    )
    if not is_asked:
        return False
    return not is_mfa_enabled(person) and not _institution_asked(request, person)


def _institution_asked(request: HttpRequest, person: Person) -> bool:
    """Whether the institution's own sign-in, which asks for a second factor, let this person in."""
    sign_in = settings.CONFIGURATION.sign_in
    if sign_in is None or not sign_in.asks_second_factor:
        return False
    return any(
        record.get("method") == "socialaccount" for record in get_authentication_records(request, person)
    )


def _set_up_second_factor(request: HttpRequest) -> HttpResponse:
    if wants_json(request):
        return answer(request, 403)
    messages.info(
        request,
        _("Your role asks for a second factor: an app that gives codes, or a passkey. Set one up to go on."),
    )
    return HttpResponseRedirect(resolve_url("mfa_index"))


def _sign_in(request: HttpRequest) -> HttpResponse:
    """Send a reader to the sign-in, and back to the same page after; tell a program what is missing."""
    if wants_json(request):
        return answer(request, 401)
    if settings.CONFIGURATION.is_alone:
        return HttpResponseRedirect(resolve_url(settings.LOGIN_URL))
    after = f"?{urlencode({'next': request.get_full_path()})}" if request.method == "GET" else ""
    return HttpResponseRedirect(resolve_url(settings.LOGIN_URL) + after)


def signed_in(request: HttpRequest) -> Person:
    """Return who is signed in, at an address that the guard opens to the signed-in only."""
    person = person_of(request)
    if person is None:
        raise PermissionDenied
    return person
