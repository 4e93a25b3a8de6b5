"""From the checked draft to the press, and what came of it."""

import json
from collections.abc import Mapping
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_POST

from bedside.check import Verdict
from bedside.drafts import DraftFault
from bedside.server.drafts import wording as drafts_wording
from bedside.server.drafts.forms import LISTS, ComposeForm
from bedside.server.people.guard import signed_in
from bedside.server.publishing import mastodon, publishing
from bedside.server.publishing.accounts import Network, OwnAccount, account_of, told_of
from bedside.server.publishing.approving import (
    Checked,
    Fault,
    approval,
    approved,
    check_for,
    connection_named,
)
from bedside.server.publishing.models import Connection, State
from bedside.server.publishing.own import own_connection, own_connections, own_publication
from bedside.server.publishing.showing import grouped, listed_accounts, opened
from bedside.server.publishing.wording import FAULTS, REASONS

# What the draft is made of, handed from page to page in hidden fields; nothing of it is kept before the press.
CARRIED = ("text", "kind", "account", "audience", "platform", "role", "in_reply_to", "kept", "seen", *LISTS)


@never_cache
@require_POST
@opened
def look(request: HttpRequest) -> HttpResponse:
    """Show what would be published, where, for whom, and from which account; nothing is sent by looking."""
    form = ComposeForm(request.POST)
    if not form.is_valid():
        return _page(request, form, fault="changed", status=422)
    if "connection" not in request.POST:
        return _choose(request, form)
    connection = own_connection(signed_in(request), connection_named(request.POST["connection"]))
    return _confirm(request, form, connection, _fresh(account_of(connection)))


@never_cache
@require_POST
@opened
def press(request: HttpRequest) -> HttpResponse:
    """Publish what was approved, if it is exactly that."""
    form = ComposeForm(request.POST)
    connection = own_connection(signed_in(request), connection_named(request.POST.get("connection", "")))
    account = account_of(connection)
    if not form.is_valid():
        return _page(request, form, fault="changed", status=422)
    try:
        checked = check_for(signed_in(request), account, form.fields_of_draft())
        number = approved(request.POST.get("approval", ""), connection, account, checked)
    except DraftFault:
        return _page(request, form, fault="changed", status=422)
    except Fault as fault:
        return _confirm(request, form, connection, account, fault=fault.code)
    if checked.verdict is Verdict.HOLD and request.POST.get("all_the_same") != "yes":
        return _confirm(request, form, connection, account, fault="hold")
    publication = publishing.publish(signed_in(request), connection, number, checked, timezone.now())
    return HttpResponseRedirect(reverse("publishing:outcome", args=[publication.pk]))


@never_cache
@require_GET
@opened
def outcome(request: HttpRequest, publication_id: UUID) -> HttpResponse:
    """Say what came of it; words that did not get out are still here."""
    publication = own_publication(signed_in(request), publication_id)
    told = told_of(publication)
    given = {
        "publication": publication,
        "told": told,
        "why": REASONS.get(told.why, ""),
        "fingerprint": grouped(told.hash),
        "is_open": publishing.is_open(publication, timezone.now()),
        "carried": _carried_fields(told.fields),
        "is_sent": publication.state == State.SENT,
        "is_failed": publication.state == State.FAILED,
    }
    return render(request, "publishing/outcome.html", given)


@never_cache
@require_POST
@opened
def settle(request: HttpRequest, publication_id: UUID) -> HttpResponse:
    """Find out how an unknown one went."""
    publishing.settle(own_publication(signed_in(request), publication_id), timezone.now())
    return redirect("publishing:outcome", publication_id)


@never_cache
@require_POST
@opened
def set_aside(request: HttpRequest, publication_id: UUID) -> HttpResponse:
    """Take the author's word that it is not there."""
    publishing.set_aside(own_publication(signed_in(request), publication_id), timezone.now())
    return redirect("publishing:outcome", publication_id)


@never_cache
@require_POST
@opened
def forget(request: HttpRequest, publication_id: UUID) -> HttpResponse:
    """Remove the record; what stands on the platform stays there."""
    own_publication(signed_in(request), publication_id).delete()
    return redirect("publishing:accounts")


def _choose(request: HttpRequest, form: ComposeForm) -> HttpResponse:
    """Offer the accounts of the platform, each with what it is, so that none is taken by accident."""
    every = list(listed_accounts(own_connections(signed_in(request))))
    wanted, purpose = form.cleaned_data["platform"], form.cleaned_data["account"] or "personal"
    fitting = [
        one
        for one in every
        if one.account and one.account.network == wanted and one.account.purpose == purpose
    ]
    if len(fitting) == 1 and fitting[0].account:
        return _confirm(request, form, fitting[0].connection, _fresh(fitting[0].account))
    others = [one for one in every if one.account and one not in fitting]
    return _page(request, form, fitting=fitting, others=others, purpose=purpose)


def _fresh(account: OwnAccount) -> OwnAccount:
    return mastodon.read_anew(account) if account.network is Network.MASTODON else account


def _confirm(
    request: HttpRequest, form: ComposeForm, connection: Connection, account: OwnAccount, *, fault: str = ""
) -> HttpResponse:
    try:
        checked = check_for(signed_in(request), account, form.fields_of_draft())
    except DraftFault:
        return _page(request, form, fault="changed", status=422)
    except Fault as found:
        return _page(request, form, fault=found.code, account=account, status=422)
    given = _shown(checked) | {
        "account": account,
        "connection": connection,
        "approval": approval(connection, account, checked),
    }
    return _page(request, form, fault=fault, status=409 if fault else 200, **given)


def _shown(checked: Checked) -> dict[str, Any]:
    length = checked.length
    return {
        "checked": checked,
        "fingerprint": grouped(checked.hash),
        "verdict_word": drafts_wording.VERDICTS[checked.verdict],
        "length": drafts_wording.length_sentence(length) if length else "",
    }


def _page(
    request: HttpRequest, form: ComposeForm, *, fault: str = "", status: int = 200, **given: Any
) -> HttpResponse:
    carried = [(name, form[name].value() or "") for name in CARRIED]
    lacks_approval = fault == "approval"
    told = {"fault": FAULTS.get(fault, ""), "lacks_approval": lacks_approval, "carried": carried, **given}
    return render(request, "publishing/look.html", told, status=status)


def _carried_fields(fields: Mapping[str, object]) -> list[tuple[str, object]]:
    author = fields.get("author")
    role = author.get("role", "") if isinstance(author, Mapping) else ""
    plain = [(name, fields.get(name, "")) for name in CARRIED if name not in ("role", "kept", "seen", *LISTS)]
    lists = [(name, json.dumps(fields.get(name, []))) for name in LISTS]
    return [*plain, ("role", role), *lists]
