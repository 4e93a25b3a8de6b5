"""The pages of kept drafts, and what the compose page asks of them."""

from collections.abc import Callable, Mapping
from datetime import datetime, timedelta
from functools import wraps
from typing import Any, TypeVar
from uuid import UUID, uuid4

from django.conf import settings
from django.contrib import messages
from django.db import DatabaseError, InterfaceError
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from bedside.check import Verdict
from bedside.drafts import DraftFault
from bedside.server.bodies import object_in
from bedside.server.drafts.forms import ComposeForm
from bedside.server.drafts.views import compose_page, editor_styles
from bedside.server.errors import Problem, Refused, draft_problem, refused, wants_json
from bedside.server.kept import keeping, showing
from bedside.server.kept.content import content_of, pause_of
from bedside.server.kept.forms import TimeForm, compose_form
from bedside.server.kept.locking import can_keep, lock
from bedside.server.kept.models import KeptDraft, KeptVersion
from bedside.server.kept.own import own_draft, own_drafts
from bedside.server.kept.storage import storage_problem
from bedside.server.people.guard import signed_in
from bedside.server.sealing.faults import Locked, Unreadable

_View = TypeVar("_View", bound=Callable[..., HttpResponse])


def opened(view: _View) -> _View:
    """Answer in a view's place where the drafts are locked, or where there is no such draft of this person."""

    @wraps(view)
    def answering(request: HttpRequest, *words: Any, **named: Any) -> HttpResponse:
        try:
            return view(request, *words, **named)
        except Locked:
            return _locked(request)
        except (KeptDraft.DoesNotExist, KeptVersion.DoesNotExist):
            raise Http404 from None

    return answering  # type: ignore[return-value]  # wraps() keeps the view's own signature


@never_cache
@require_GET
@opened
def drafts(request: HttpRequest) -> HttpResponse:
    """Show one's own kept drafts, little of each."""
    own = own_drafts(signed_in(request), timezone.now()).prefetch_related("versions")
    return render(request, "kept/drafts.html", {"drafts": list(showing.listed(own)), "can_keep": can_keep()})


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
        return refused(_gone())
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


@never_cache
@editor_styles
@require_http_methods(["POST"])
def keep_draft(request: HttpRequest) -> HttpResponse:
    """Keep what stands on the compose page; whatever goes wrong, the words stay on it."""
    return _keep_for_script(request) if request.content_type == "application/json" else _keep_form(request)


def _keep_for_script(request: HttpRequest) -> HttpResponse:
    mine: Mapping[str, object] = {}
    try:
        wanted = _wanted(object_in(request))
        mine = wanted.fields
        return JsonResponse(showing.as_kept(_kept(request, wanted)))
    except Refused as fault:
        return refused(fault.problem)
    except DraftFault as fault:
        return refused(draft_problem(fault.found))
    except Locked:
        locked = lock()
        return JsonResponse(
            locked.problem.to_json() | {"address": locked.address}, status=locked.problem.status
        )
    except keeping.Overtaken as fault:
        return _overtaken(fault.draft, mine)


def _kept(request: HttpRequest, wanted: keeping.Keeping) -> KeptDraft:
    """Keep, with what the database, the limits or a deleted draft say in one form."""
    try:
        return keeping.keep(signed_in(request), wanted, timezone.now())
    except KeptDraft.DoesNotExist:
        raise Refused(_gone()) from None
    except keeping.TooMany:
        what = _("Not kept: there are as many kept drafts, or versions of this one, as there may be.")
        raise Refused(Problem(409, what, "drafts", _("Delete some that you no longer need."))) from None
    except Unreadable:
        do = _("Copy your words and keep them as a new draft.")
        raise Refused(
            Problem(409, _("Not kept: the version before cannot be opened."), "draft", do)
        ) from None
    except (DatabaseError, InterfaceError) as error:
        raise Refused(storage_problem(error)) from None


def _wanted(told: Mapping[str, object]) -> keeping.Keeping:
    match told:
        case {"id": str() as given, "seen": int() as seen, "draft": dict() as fields} if seen >= 0:
            try:
                return keeping.Keeping(UUID(given), seen, fields)
            except ValueError:
                pass
    do = 'Send {"id": a UUID, "seen": the version you saw or 0, "draft": {...}}.'
    raise Refused(Problem(422, "It is not said what to keep.", "body", do))


def _overtaken(draft: KeptDraft, mine: Mapping[str, object]) -> HttpResponse:
    what = _("Not kept: another window kept a newer version of this draft.")
    problem = Problem(409, what, "version", _("Look at both, and choose what becomes the newest version."))
    try:
        told = {"newer": showing.newer(draft, mine)}
    except Unreadable:
        told = {}
    return JsonResponse(problem.to_json() | told, status=409)


def _keep_form(request: HttpRequest) -> HttpResponse:
    """Keep without scripts; what went wrong stands above the words."""
    form = ComposeForm(request.POST)
    if not form.is_valid():
        return compose_page(
            request, form, faults=(_("Not kept: something on the page could not be read."),), status=422
        )
    wanted = keeping.Keeping(
        form.cleaned_data["kept"] or uuid4(), form.cleaned_data["seen"] or 0, form.fields_of_draft()
    )
    try:
        draft = _kept(request, wanted)
    except Refused as fault:
        said = (f"{fault.problem.what} {fault.problem.do}",)
        return compose_page(request, form, faults=said, status=fault.problem.status)
    except DraftFault as fault:
        return compose_page(request, form, faults=fault.faults, status=422)
    except Locked:
        locked = lock().problem
        return compose_page(request, form, faults=(f"{locked.what} {locked.do}",), status=locked.status)
    except keeping.Overtaken:
        said = (
            _("Not kept: another window kept a newer version of this draft."),
            _("Your words are below; theirs are in the kept draft."),
        )
        return compose_page(request, form, faults=said, status=409)
    messages.success(request, str(showing.as_kept(draft)["sentence"]))
    return HttpResponseRedirect(reverse("kept:resume", args=[draft.pk]))


def _gone() -> Problem:
    what = _("Not kept: this draft was deleted, or its time was over.")
    return Problem(
        404, what, "draft", _("Your words are still on this page. Press Keep to keep them as a new draft.")
    )


def _locked(request: HttpRequest) -> HttpResponse:
    locked = lock()
    if wants_json(request):
        return refused(locked.problem)
    return render(
        request, "kept/locked.html", {"lock": locked, "next": request.path}, status=locked.problem.status
    )


def _unreadable(request: HttpRequest) -> HttpResponse:
    return render(request, "kept/unreadable.html", status=409)
