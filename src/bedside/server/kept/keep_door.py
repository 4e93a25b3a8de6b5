"""Keep, as the compose page presses it, with scripts or without; whatever goes wrong, the words stay on the page."""

from collections.abc import Mapping
from uuid import UUID, uuid4

from django.contrib import messages
from django.db import DatabaseError, InterfaceError
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from bedside.drafts import DraftFault
from bedside.server.bodies import object_in
from bedside.server.drafts.forms import ComposeForm
from bedside.server.drafts.views import compose_page, editor_styles
from bedside.server.errors import Problem, Refused, draft_problem, refused
from bedside.server.kept import keeping, showing
from bedside.server.kept.locking import lock
from bedside.server.kept.models import KeptDraft
from bedside.server.kept.storage import storage_problem
from bedside.server.people.guard import signed_in
from bedside.server.sealing.faults import Locked, Unreadable


@never_cache
@editor_styles
@require_POST
def keep_draft(request: HttpRequest) -> HttpResponse:
    """Keep what stands on the compose page."""
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
        raise Refused(gone()) from None
    except keeping.TooMany:
        what = _("Not kept: there are as many kept drafts, or versions of this one, as there may be.")
        raise Refused(Problem(409, what, "drafts", _("Delete some that you no longer need."))) from None
    except keeping.TooLarge:
        what = _("Not kept: it is longer than any post.")
        raise Refused(Problem(413, what, "draft", _("Keep a part of it."))) from None
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
    form = ComposeForm(request.POST)
    if not form.is_valid():
        return _still_here(request, form, 422, _("Not kept: something on the page could not be read."))
    given = form.cleaned_data
    wanted = keeping.Keeping(given["kept"] or uuid4(), given["seen"] or 0, form.fields_of_draft())
    try:
        draft = _kept(request, wanted)
    except Refused as fault:
        return _still_here(request, form, fault.problem.status, f"{fault.problem.what} {fault.problem.do}")
    except DraftFault as fault:
        return _still_here(request, form, 422, *fault.faults)
    except Locked:
        locked = lock().problem
        return _still_here(request, form, locked.status, f"{locked.what} {locked.do}")
    except keeping.Overtaken:
        said = _("Not kept: another window kept a newer version of this draft.")
        return _still_here(
            request, form, 409, said, _("Yours stands here; look at the other in the list of kept drafts.")
        )
    messages.success(request, str(showing.as_kept(draft)["sentence"]))
    return HttpResponseRedirect(reverse("kept:resume", args=[draft.pk]))


def _still_here(request: HttpRequest, form: ComposeForm, status: int, *faults: str) -> HttpResponse:
    return compose_page(request, form, faults=faults, status=status)


def gone() -> Problem:
    """Return what is said of a draft that is no more, or was never this person's."""
    what = _("Not kept: this draft was deleted, or its time was over.")
    return Problem(
        404, what, "draft", _("Your words are still on this page. Press Keep to keep them as a new draft.")
    )
