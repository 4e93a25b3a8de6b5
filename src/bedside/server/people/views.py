"""The pages of people and invitations."""

from django.contrib import messages
from django.contrib.auth import logout
from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from bedside.server.people.forms import InviteForm, JoinForm
from bedside.server.people.guard import signed_in
from bedside.server.people.invitation_mail import send_invitation
from bedside.server.people.inviting import (
    InvitationFault,
    accept_invitation,
    find_invitation,
    invite,
    invite_again,
    not_answered,
    withdraw_invitation,
)
from bedside.server.people.models import Invitation, Person

PEOPLE_A_PAGE = 50


@require_safe
def people(request: HttpRequest) -> HttpResponse:
    """Everybody who is here or invited."""
    everybody = Person.objects.select_related("unit").prefetch_related("held_roles").order_by("name", "email")
    page = Paginator(everybody, PEOPLE_A_PAGE).get_page(request.GET.get("page"))
    now = timezone.now()
    told = {"page": page, "invitations": not_answered(now), "now": now}
    return render(request, "people/people.html", told)


@never_cache
@require_http_methods(["GET", "POST"])
def invitation(request: HttpRequest) -> HttpResponse:
    """Invite somebody; the link is shown once, and sent where mail is set up."""
    form = InviteForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            made, secret = invite(signed_in(request), form.invited(), timezone.now())
        except InvitationFault as fault:
            form.add_error(None, str(fault))
        else:
            return _invited(request, made, secret)
    return render(request, "people/invite.html", {"form": form})


@never_cache
@require_POST
def invitation_again(request: HttpRequest, number: int) -> HttpResponse:
    """Make and send a new link; the one before works no longer."""
    try:
        made, secret = invite_again(
            signed_in(request), get_object_or_404(Invitation, pk=number), timezone.now()
        )
    except InvitationFault as fault:
        messages.error(request, str(fault))
        return redirect("people:people")
    return _invited(request, made, secret)


def _invited(request: HttpRequest, made: Invitation, secret: str) -> HttpResponse:
    link = request.build_absolute_uri(reverse("people:join", args=[secret]))
    is_sent = send_invitation(made.email, link)
    return render(request, "people/invited.html", {"made": made, "link": link, "is_sent": is_sent})


@require_POST
def withdrawal(request: HttpRequest, number: int) -> HttpResponse:
    """Make an invitation useless."""
    try:
        withdraw_invitation(signed_in(request), get_object_or_404(Invitation, pk=number), timezone.now())
    except InvitationFault as fault:
        messages.error(request, str(fault))
    else:
        messages.success(request, _("The invitation is withdrawn; its link works no longer."))
    return redirect("people:people")


@never_cache
@require_http_methods(["GET", "POST"])
def joining(request: HttpRequest, secret: str) -> HttpResponse:
    """Accept an invitation; the new person then signs in by the usual way, so there is one way in."""
    found = find_invitation(secret, timezone.now())
    if found is None:
        return render(request, "people/no_invitation.html", status=404)
    form = JoinForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        try:
            accept_invitation(secret, given["name"], given["password"], timezone.now())
        except InvitationFault:
            return render(request, "people/no_invitation.html", status=404)
        except ValidationError as faults:
            form.add_error(None, faults.messages)
        else:
            logout(request)
            messages.success(
                request, _("Welcome. Sign in with your e-mail address and the password you chose.")
            )
            return HttpResponseRedirect(reverse("account_login"))
    return render(request, "people/join.html", {"form": form, "invitation": found})
