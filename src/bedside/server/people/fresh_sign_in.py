"""Asks anew who is there before what would hurt most if somebody else sat at an open session."""

import time
from urllib.parse import urlsplit

from allauth.account.adapter import get_adapter
from allauth.account.authentication import get_authentication_records
from allauth.account.middleware import AccountMiddleware
from allauth.core.exceptions import ReauthenticationRequired
from allauth.mfa.utils import is_mfa_enabled
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from bedside.server.errors import answer, wants_json
from bedside.server.people.models import Person
from bedside.server.people.permissions import Asks, Rule

SECOND_FACTOR = frozenset({"mfa"})
# Without a second factor: by password, or by the institution's own sign-in.
ANY_WAY_IN = frozenset({"password", "socialaccount", "mfa"})
# Gives a request back once its person has shown again who they are; the way is allauth's own.
_allauth = AccountMiddleware(lambda _request: HttpResponse())  # type: ignore[no-untyped-call]  # allauth's own


def asks_anew(request: HttpRequest, rule: Rule, person: Person) -> bool:
    """Whether this person must show again who they are before this request goes on.

    Alone there is nothing to ask for: the link from the terminal is the only way in, and whoever holds the machine
    holds the data.
    """
    if settings.CONFIGURATION.is_alone or rule.fresh_sign_in is Asks.NEVER:
        return False
    is_only_looking = request.method in ("GET", "HEAD") and rule.fresh_sign_in is Asks.TO_CHANGE
    return not is_only_looking and not is_fresh(request, person)


def is_fresh(request: HttpRequest, person: Person) -> bool:
    """Whether this person showed within the last minutes who they are: by a second factor where they have one."""
    ways = SECOND_FACTOR if is_mfa_enabled(person) else ANY_WAY_IN
    since = time.time() - settings.ACCOUNT_REAUTHENTICATION_TIMEOUT
    records = get_authentication_records(request, person)
    return any(record.get("method") in ways and record.get("at", 0) > since for record in records)


def ask_anew(request: HttpRequest, person: Person) -> HttpResponse:
    """Ask, and then go on with what was wanted."""
    if wants_json(request):
        return answer(request, 403)
    if not get_adapter(request).get_reauthentication_methods(person):
        # Whoever comes by the institution's sign-in alone has nothing to type here.
        return render(request, "people/sign_in_anew.html", {"next": _back(request)}, status=403)
    asked: HttpResponse = _allauth.process_exception(request, ReauthenticationRequired())
    return asked


def _back(request: HttpRequest) -> str:
    """Return the page that what was wanted stands on."""
    if request.method == "GET":
        return request.get_full_path()
    came_from = urlsplit(request.headers.get("Referer", ""))
    return came_from.path if came_from.netloc == request.get_host() else reverse("home")
