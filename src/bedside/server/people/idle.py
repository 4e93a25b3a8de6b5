"""Ends a session after some minutes without a request, and after a day's work in any case; then the browser forgets."""

from collections.abc import Callable

from django.contrib.auth import logout
from django.http import HttpRequest, HttpResponse
from django.utils import timezone

BEGAN, SEEN = "began", "seen"
# Written at most once a minute: a check while typing should not write to the database.
WRITTEN_EVERY = 60
LONGEST = 12 * 60 * 60  # seconds; a long shift
# What a browser forgets of this site when somebody leaves. Not "cookies": that would take those of the whole domain
# along, and sign people out of all else of their institution; the session's own cookie is taken away by itself.
FORGET = '"cache", "storage"'


class IdleSessions:
    """Renews the session of whoever is there, and ends it when it has lasted too long."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Look at a session that exists; none is begun for a visitor."""
        # Reading the cookie's name alone asks the database nothing.
        was_here = bool(request.session.session_key and request.user.is_authenticated)
        if was_here:
            self._renew(request)
        response = self.get_response(request)
        if was_here and not request.user.is_authenticated:
            response.headers["Clear-Site-Data"] = FORGET
        return response

    def _renew(self, request: HttpRequest) -> None:
        now = int(timezone.now().timestamp())
        if now - request.session.setdefault(BEGAN, now) >= LONGEST:
            logout(request)
        elif now - request.session.get(SEEN, 0) >= WRITTEN_EVERY:
            request.session[SEEN] = now
