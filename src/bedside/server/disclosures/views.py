"""The page of one's own interests."""

from collections.abc import Callable
from functools import wraps
from typing import Any, TypeVar, cast
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from bedside.server.disclosures import own
from bedside.server.disclosures.forms import KINDS, InterestForm
from bedside.server.disclosures.models import OwnInterest
from bedside.server.kept.locking import locked_page
from bedside.server.people.guard import signed_in
from bedside.server.sealing.faults import Locked

_View = TypeVar("_View", bound=Callable[..., HttpResponse])


def opened(view: _View) -> _View:
    """Answer in a view's place where no key is at hand, or where nothing of this person has the id."""

    @wraps(view)
    def answering(request: HttpRequest, *words: Any, **named: Any) -> HttpResponse:
        try:
            return view(request, *words, **named)
        except Locked:
            return locked_page(request)
        except OwnInterest.DoesNotExist:
            raise Http404 from None

    return cast(_View, answering)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@opened
def interests(request: HttpRequest) -> HttpResponse:
    """Show one's own interests, and write another one down."""
    person = signed_in(request)
    form = InterestForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            own.add(person, form.interest(), timezone.now())
        except own.TooManyFault:
            form.add_error(None, _("There are as many as there may be. Delete one that is over."))
        else:
            messages.success(request, _("Written down, sealed, for your eyes alone. Checks know of it now."))
            return redirect("disclosures:interests")
    told = {"listed": own.listed(person), "form": form, "kinds": dict(KINDS)}
    return render(request, "disclosures/interests.html", told, status=422 if form.errors else 200)


@never_cache
@require_POST
@opened
def delete(request: HttpRequest, number: UUID) -> HttpResponse:
    """Delete one."""
    own.delete(signed_in(request), number)
    messages.success(request, _("Deleted. Checks do not know of it any more."))
    return redirect("disclosures:interests")
