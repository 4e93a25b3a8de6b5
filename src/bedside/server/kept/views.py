"""The pages of kept drafts, and the pause that the compose page notes with one."""

from collections.abc import Callable, Mapping
from datetime import datetime, timedelta
from functools import wraps
from typing import Any, TypeVar, cast
from uuid import UUID

from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_POST

from bedside.check import Verdict
from bedside.server.bodies import object_in
from bedside.server.drafts.views import can_keep, compose_page, editor_styles
from bedside.server.errors import Problem, Refused, refused
from bedside.server.kept import keeping, showing
from bedside.server.kept.content import content_of, pause_of
from bedside.server.kept.forms import TimeForm, compose_form
from bedside.server.kept.keep_door import gone
from bedside.server.kept.locking import lock, locked_page
from bedside.server.kept.models import KeptDraft, KeptVersion
from bedside.server.kept.own import own_draft, own_drafts
from bedside.server.people.guard import signed_in
from bedside.server.sealing.faults import Locked, Unreadable
from bedside.server.sealing.own_key import is_under_passphrase

_View = TypeVar("_View", bound=Callable[..., HttpResponse])


def opened(view: _View) -> _View:
    """Answer in a view's place where the drafts are locked, or where there is no such draft of this person."""

    @wraps(view)
    def answering(request: HttpRequest, *words: Any, **named: Any) -> HttpResponse:
        try:
            return view(request, *words, **named)
        except Locked:
            return locked_page(request)
        except (KeptDraft.DoesNotExist, KeptVersion.DoesNotExist):
            raise Http404 from None

    return cast(_View, answering)


@never_cache
@require_GET
@opened
def drafts(request: HttpRequest) -> HttpResponse:
    """Show one's own kept drafts, little of each."""
    own = own_drafts(signed_in(request), timezone.now())
    given = {
        "drafts": list(showing.listed(own)),
        "can_keep": can_keep(),
        "has_passphrase": settings.CONFIGURATION.is_alone and is_under_passphrase(),
    }
    return render(request, "kept/drafts.html", given)


@never_cache
@editor_styles
@require_GET
@opened
def resume(request: HttpRequest, draft_id: UUID) -> HttpResponse:
    """Go on with a kept draft, or from an older version of it."""
    draft = own_draft(signed_in(request), draft_id, timezone.now())
    number = request.GET.get("version", "")
    version = draft.versions.get(
        number=int(number) if number.isascii() and number.isdigit() else draft.latest
    )
    try:
        content = content_of(version)
        kept = showing.on_page(draft, timezone.now())
    except Unreadable:
        return _unreadable(request)
    return compose_page(request, compose_form(draft, content.fields), kept=kept)


@never_cache
@require_GET
@opened
def versions(request: HttpRequest, draft_id: UUID) -> HttpResponse:
    """Show what became of a draft, and let its author set its time or delete it."""
    draft = own_draft(signed_in(request), draft_id, timezone.now())
    try:
        given = {"versions": showing.shown(draft.versions.all()), "pause": pause_of(draft)}
    except Unreadable:
        return _unreadable(request)
    form = TimeForm(initial={"days": draft.days})
    return render(request, "kept/versions.html", {"draft": draft, "form": form, **given})


@never_cache
@require_POST
@opened
def time(request: HttpRequest, draft_id: UUID) -> HttpResponse:
    """Set after how many days a draft is deleted."""
    draft = own_draft(signed_in(request), draft_id, timezone.now())
    form = TimeForm(request.POST)
    if form.is_valid():
        keeping.set_days(draft, form.cleaned_data["days"])
        messages.success(request, _("The time is set."))
    else:
        messages.error(request, _("Not set: give a whole number of days, from 1 to 365."))
    return redirect("kept:versions", draft.pk)


@never_cache
@require_POST
@opened
def delete_draft(request: HttpRequest, draft_id: UUID) -> HttpResponse:
    """Delete a draft at once, whether it can still be opened or not."""
    keeping.delete(own_draft(signed_in(request), draft_id, timezone.now()))
    messages.success(request, _("Deleted, with all its versions."))
    return redirect("kept:drafts")


@never_cache
@require_POST
def pause(request: HttpRequest, draft_id: UUID) -> HttpResponse:
    """Note that the author of a kept draft waits, or goes on without waiting."""
    now = timezone.now()
    try:
        fields = object_in(request)
        _note_pause(own_draft(signed_in(request), draft_id, now), fields, now)
    except Refused as fault:
        return refused(fault.problem)
    except KeptDraft.DoesNotExist:
        return refused(gone())
    except Locked:
        return refused(lock().problem)
    return JsonResponse({})


def _note_pause(draft: KeptDraft, fields: Mapping[str, object], now: datetime) -> None:
    minutes: int = settings.CONFIGURATION.pause_minutes
    match fields:
        case {"verdict": "revise" | "hold" as verdict, "reason": str() as reason}:
            keeping.skip_pause(draft, Verdict(verdict), reason)
        case {"verdict": "revise" | "hold" as verdict, "seconds_left": int() as seconds}:
            left = min(max(seconds, 0), minutes * 60)
            keeping.begin_pause(draft, Verdict(verdict), now + timedelta(seconds=left))
        case _:
            do = 'Send {"verdict", "seconds_left"} or {"verdict", "reason"}.'
            raise Refused(Problem(422, "This is no pause.", "body", do))


def _unreadable(request: HttpRequest) -> HttpResponse:
    return render(request, "kept/unreadable.html", status=409)
