"""The page of one person, and what an administrator does there."""

from collections.abc import Callable
from datetime import datetime

from allauth.mfa.models import Authenticator
from django.contrib import messages
from django.contrib.auth import update_session_auth_hash
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from bedside.server.people.changing import (
    ChangeFault,
    change_place,
    deactivate,
    reactivate,
    reset_second_factor,
)
from bedside.server.people.forms import PlaceForm
from bedside.server.people.guard import signed_in
from bedside.server.people.models import Person

Service = Callable[[Person, Person, datetime], None]


@never_cache
@require_http_methods(["GET", "POST"])
def person(request: HttpRequest, number: int) -> HttpResponse:
    """One person: roles, unit, and whether they may sign in."""
    shown = get_object_or_404(Person.objects.select_related("unit"), pk=number)
    form = PlaceForm(request.POST) if request.method == "POST" else PlaceForm.of(shown)
    if request.method == "POST" and form.is_valid():
        try:
            change_place(signed_in(request), shown, form.place(), timezone.now())
        except ChangeFault as fault:
            form.add_error(None, str(fault))
        else:
            _stay(request, shown)
            messages.success(request, _("Saved. From now on it is so, and the ledger tells of it."))
            return redirect("people:person", number)
    has_second_factor = Authenticator.objects.filter(user=shown).exists()
    is_self = shown.pk == signed_in(request).pk
    told = {"person": shown, "form": form, "has_second_factor": has_second_factor, "is_self": is_self}
    return render(request, "people/person.html", told)


def _stay(request: HttpRequest, changed: Person) -> None:
    """Keep whoever changed themselves signed in here, though their other sessions end."""
    by = signed_in(request)
    if by.pk == changed.pk:
        by.refresh_from_db(fields=["sessions_ended"])
        update_session_auth_hash(request, by)


@require_POST
def deactivation(request: HttpRequest, number: int) -> HttpResponse:
    """Let a person sign in no more."""
    return _done(request, number, deactivate, _("This person can no longer sign in, and was signed out."))


@require_POST
def reactivation(request: HttpRequest, number: int) -> HttpResponse:
    """Let a person sign in again."""
    return _done(request, number, reactivate, _("This person can sign in again."))


@require_POST
def second_factor_reset(request: HttpRequest, number: int) -> HttpResponse:
    """Take away the codes and passkeys of somebody who has lost them."""
    said = _(
        "The second factor is taken away, and the person was signed out. They set up a new one when they sign in."
    )
    return _done(request, number, reset_second_factor, said)


def _done(request: HttpRequest, number: int, service: Service, said: str) -> HttpResponse:
    try:
        service(signed_in(request), get_object_or_404(Person, pk=number), timezone.now())
    except ChangeFault as fault:
        messages.error(request, str(fault))
    else:
        messages.success(request, said)
    return redirect("people:person", number)
