"""How every page of the second reader is entered: who asks, and what is said where something is not there."""

from collections.abc import Callable
from functools import wraps
from typing import Any, TypeVar, cast
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from bedside.server.people.guard import person_of
from bedside.server.reviews.access import As, Found, NotThere, Somebody, find
from bedside.server.sealing.faults import Locked, Unreadable

LINKS = "links-opened"
STATUS_LOCKED = 423

_View = TypeVar("_View", bound=Callable[..., HttpResponse])


def entered(view: _View) -> _View:
    """Answer in a view's place where there is nothing for whoever asks, or where no key opens it."""

    @wraps(view)
    def answering(request: HttpRequest, *words: Any, **named: Any) -> HttpResponse:
        try:
            answer = view(request, *words, **named)
        except NotThere:
            raise Http404 from None
        except (Locked, Unreadable) as fault:
            told = {"is_locked": isinstance(fault, Locked)}
            answer = render(request, "reviews/shut.html", told, status=STATUS_LOCKED)
        # Nothing of a draft stays in the browser: once it is withdrawn, going back shows nothing.
        answer["Cache-Control"] = "no-store, private"
        return answer

    return cast(_View, answering)


def found_for(request: HttpRequest, role: As, number: UUID) -> Found:
    """Return the draft that an address names, for whoever asks in this role.

    Raises:
        NotThere: there is none for them.
    """
    return find(somebody(request), role, number, timezone.now())


def somebody(request: HttpRequest) -> Somebody:
    """Return who asks: the person who signed in, and the links whose code this browser gave."""
    return Somebody(person_of(request), frozenset(UUID(one) for one in request.session.get(LINKS, ())))


def note_link(request: HttpRequest, number: UUID) -> None:
    """Note that this browser gave the code of a link; its session is made anew, so that nobody planted it."""
    opened = {*request.session.get(LINKS, ()), str(number)}
    request.session.cycle_key()
    request.session[LINKS] = sorted(opened)
