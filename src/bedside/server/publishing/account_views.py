"""The page of one's own accounts: connect, see which is which, disconnect; and what was published from here."""

from collections.abc import Callable, Mapping
from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST

from bedside.server.people.guard import signed_in
from bedside.server.people.models import Person
from bedside.server.publishing import bluesky, mastodon, mastodon_sign_in
from bedside.server.publishing.accounts import OwnAccount, account_of, seal_account
from bedside.server.publishing.asking import NotPublished
from bedside.server.publishing.forms import BlueskyForm, MastodonForm, MastodonServerForm
from bedside.server.publishing.models import Connection
from bedside.server.publishing.own import own_connection, own_connections, own_publications
from bedside.server.publishing.showing import listed_accounts, listed_publications, opened
from bedside.server.publishing.wording import REASONS
from bedside.server.sealing.faults import Locked, Unreadable
from bedside.server.sealing.keys_at_hand import keys

Given = dict[str, Any]
WAYS: dict[str, tuple[type[forms.Form], Callable[[Given], OwnAccount]]] = {
    "mastodon": (
        MastodonForm,
        lambda given: mastodon.connect(given["server"], given["token"], given["purpose"]),
    ),
    "bluesky": (
        BlueskyForm,
        lambda given: bluesky.connect(given["server"], given["handle"], given["password"], given["purpose"]),
    ),
}


@never_cache
@sensitive_post_parameters()
@require_http_methods(["GET", "POST"])
@opened
def accounts(request: HttpRequest) -> HttpResponse:
    """Show one's accounts, and connect another."""
    person = signed_in(request)
    # Before a token is typed, not after: without a key it could not be kept.
    keys()
    asked = request.POST.get("network") if request.method == "POST" else None
    filled = {name: form(request.POST if name == asked else None) for name, (form, _way) in WAYS.items()}
    if asked in WAYS and filled[asked].is_valid() and _connect(request, filled[asked], WAYS[asked][1]):
        return redirect("publishing:accounts")
    return _page(request, person, {**filled, "sign_in": MastodonServerForm()}, asked)


def accounts_page(request: HttpRequest, sign_in: MastodonServerForm) -> HttpResponse:
    """Show the page with what is wrong with the way to a server."""
    unfilled = {name: form() for name, (form, _way) in WAYS.items()}
    return _page(request, signed_in(request), {**unfilled, "sign_in": sign_in}, "mastodon-sign-in")


def keep(request: HttpRequest, account: OwnAccount) -> None:
    """Keep an account, sealed, and say which it is.

    Raises:
        Locked: no key is at hand.
    """
    connection = Connection(person=signed_in(request), made=timezone.now())
    seal_account(connection, account)
    connection.save(force_insert=True)
    messages.success(request, _("Connected: %(name)s.") % {"name": account.name})


def _page(
    request: HttpRequest, person: Person, filled: Mapping[str, forms.Form], asked: str | None
) -> HttpResponse:
    given = {
        "accounts": list(listed_accounts(own_connections(person))),
        "publications": list(listed_publications(own_publications(person), timezone.now())),
        "forms": filled,
        "asked": asked,
    }
    return render(request, "publishing/accounts.html", given)


def _connect(request: HttpRequest, form: forms.Form, way: Callable[[Given], OwnAccount]) -> bool:
    try:
        account = way(form.cleaned_data)
    except NotPublished as fault:
        form.add_error(None, REASONS[fault.reason])
        return False
    keep(request, account)
    return True


@never_cache
@require_POST
@opened
def disconnect(request: HttpRequest, connection_id: UUID) -> HttpResponse:
    """Forget an account and what opens it; on the platform its owner can take that back too."""
    connection = own_connection(signed_in(request), connection_id)
    # Here first: whatever the platform answers, nothing is published from here any more.
    is_taken_back = _taken_back(connection)
    if is_taken_back:
        messages.success(request, _("Disconnected, here and on the platform."))
    else:
        messages.success(
            request, _("Disconnected. Take the token or app password back on the platform, too.")
        )
    return redirect("publishing:accounts")


def _taken_back(connection: Connection) -> bool:
    try:
        account = account_of(connection)
    except (Locked, Unreadable):
        account = None
    connection.delete()
    return account is not None and mastodon_sign_in.revoke(account)
