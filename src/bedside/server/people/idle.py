"""Ends a session after some minutes without a request, and after a day's work in any case."""

from collections.abc import Callable

from django.contrib.auth import logout
from django.http import HttpRequest, HttpResponse
from django.utils import timezone

BEGAN, SEEN = "began", "seen"
# Written at most once a minute: a check while typing should not write to the database.
WRITTEN_EVERY = 60
LONGEST = 12 * 60 * 60  # seconds; a long shift


class IdleSessions:
    """Renews the session of whoever is there, and ends it when it has lasted too long."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Look at a session that exists; none is begun for a visitor."""
        # Reading the cookie's name alone asks the database nothing.
        if request.session.session_key and request.user.is_authenticated:
            self._renew(request)
        return self.get_response(request)

    def _renew(self, request: HttpRequest) -> None:
        now = int(timezone.now().timestamp())
        if now - request.session.setdefault(BEGAN, now) >= LONGEST:
            logout(request)
        elif now - request.session.get(SEEN, 0) >= WRITTEN_EVERY:
            request.session[SEEN] = now
