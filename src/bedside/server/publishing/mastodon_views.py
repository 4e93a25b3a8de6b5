"""To a server of Mastodon, where its owner signs in and agrees, and back."""

from base64 import b64decode
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_variables
from django.views.decorators.http import require_GET, require_POST

from bedside.server.people.guard import person_of, signed_in
from bedside.server.people.models import Person
from bedside.server.publishing import mastodon_sign_in
from bedside.server.publishing.account_views import accounts_page, keep
from bedside.server.publishing.accounts import OwnAccount
from bedside.server.publishing.asking import NotPublished, Reason
from bedside.server.publishing.forms import MastodonServerForm
from bedside.server.publishing.showing import opened
from bedside.server.publishing.wording import REASONS
from bedside.server.sealing.faults import Unreadable
from bedside.server.sealing.keys_at_hand import keys

# What the session keeps of the one try that is on its way: its number, and the rest sealed.
HELD = "mastodon_try"


@never_cache
@require_POST
@opened
def begin(request: HttpRequest) -> HttpResponse:
    """Show the way to the server; a press there leads back."""
    keys()
    form = MastodonServerForm(request.POST)
    if not form.is_valid():
        return accounts_page(request, form)

    def back_to(number: UUID) -> str:
        return request.build_absolute_uri(reverse("publishing:mastodon_back", args=[number]))

    try:
        begun = mastodon_sign_in.begin(
            signed_in(request),
            form.cleaned_data["server"],
            form.cleaned_data["purpose"],
            back_to,
            timezone.now(),
        )
    except NotPublished as fault:
        form.add_error(None, REASONS[fault.reason])
        return accounts_page(request, form)
    request.session[HELD] = {"number": begun.id, "sealed": mastodon_sign_in.sealed(begun)}
    return render(request, "publishing/mastodon_go.html", {"begun": begun})


@never_cache
@require_GET
@opened
def back(request: HttpRequest, number: UUID) -> HttpResponse:
    """Take the answer of the server, once."""
    person = person_of(request)
    if person is None:
        return _step_inside(request)
    try:
        keep(request, _finished(request, person, number))
    except NotPublished as fault:
        messages.error(request, REASONS[fault.reason])
    # Without the code in the address.
    return redirect("publishing:accounts")


@sensitive_variables()
def _finished(request: HttpRequest, person: Person, number: UUID) -> OwnAccount:
    held = request.session.get(HELD)
    if not isinstance(held, dict) or held.get("number") != str(number):
        raise NotPublished(Reason.NOT_ASKED_FOR)
    del request.session[HELD]
    try:
        begun = mastodon_sign_in.unsealed(number, b64decode(held["sealed"]))
    except Unreadable:
        raise NotPublished(Reason.NOT_ASKED_FOR) from None
    return mastodon_sign_in.finish(begun, person, request.GET.dict(), timezone.now())


def _step_inside(request: HttpRequest) -> HttpResponse:
    """Lead whoever comes from elsewhere, without the strict cookie of one's own server, over our own threshold."""
    if "inside" in request.GET:
        return redirect("publishing:accounts")
    return render(request, "publishing/mastodon_back.html", {"on": f"{request.get_full_path()}&inside"})
