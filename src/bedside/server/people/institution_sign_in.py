"""The way to the institution's own sign-in, with a page that says what to do where that does not answer."""

import logging
from collections.abc import Callable
from functools import wraps

from allauth.socialaccount.providers.openid_connect import views
from django.http import HttpRequest, HttpResponse

from bedside.server.errors import answer
from bedside.server.outbound.for_sign_in import NotReached, SignInFault

View = Callable[[HttpRequest, str], HttpResponse]
NOT_ANSWERED = 502
log = logging.getLogger("bedside.people")


def no_answer(request: HttpRequest, fault: BaseException) -> HttpResponse:
    """Say that the sign-in does not answer; the log says why, without an address."""
    why = fault.why.value if isinstance(fault, NotReached) else "it answered as no sign-in does"
    log.error("The institution's sign-in cannot be used: %s.", why)
    return answer(request, NOT_ANSWERED)


def told_plainly(view: View) -> View:
    """Answer in a view's place where the institution's sign-in could not be asked."""

    @wraps(view)
    def answering(request: HttpRequest, provider_id: str) -> HttpResponse:
        try:
            return view(request, provider_id)
        except SignInFault as fault:
            return no_answer(request, fault)

    return answering


login = told_plainly(views.login)
callback = told_plainly(views.callback)
