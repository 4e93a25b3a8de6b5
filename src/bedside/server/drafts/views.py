"""The page where a post is written, and the check that it asks for while one types."""

import json
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TypeVar, cast

from csp.constants import NONCE
from csp.decorators import csp_update
from django.conf import settings
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.templatetags.static import static
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from bedside.drafts import DraftFault
from bedside.server.bodies import object_in
from bedside.server.drafts import checking
from bedside.server.drafts.boxes import boxes
from bedside.server.drafts.forms import STANDINGS, ComposeForm
from bedside.server.errors import Problem, Refused, draft_problem, refused
from bedside.server.numbers.counting import count_report
from bedside.server.people.guard import signed_in
from bedside.server.ready import own_interests, with_standing

WORKER = Path(__file__).parents[1] / "static" / "built" / "worker.js"
_View = TypeVar("_View", bound=Callable[..., HttpResponse])


def editor_styles(view: _View) -> _View:
    """Let in the styles that the editor makes as it runs, by the nonce, and no others."""
    return cast(_View, csp_update({"style-src": [NONCE]})(view))


@never_cache
@editor_styles
@require_http_methods(["GET", "HEAD", "POST"])
def compose(request: HttpRequest) -> HttpResponse:
    """Show the page; without scripts, the report on what was sent stands below the form."""
    if request.method != "POST":
        return compose_page(request, ComposeForm())
    form = ComposeForm(request.POST)
    if not form.is_valid():
        return compose_page(request, form, status=422)
    try:
        report = _checked(request, form.fields_of_draft())
    except DraftFault as fault:
        return compose_page(request, form, faults=fault.faults, status=422)
    return compose_page(request, form, report=report)


@never_cache
def check(request: HttpRequest) -> HttpResponse:
    """Check a draft that is sent as JSON; nothing of it is kept."""
    if request.method != "POST":
        answer = refused(Problem(405, "A draft is sent, not fetched.", "method", "Send it with POST."))
        answer["Allow"] = "POST"
        return answer
    try:
        return JsonResponse(_checked(request, object_in(request)))
    except Refused as fault:
        return refused(fault.problem)
    except DraftFault as fault:
        return refused(draft_problem(fault.found))


def _checked(request: HttpRequest, fields: Mapping[str, object]) -> dict[str, object]:
    """Return the report, and count for the institution's numbers that there was one."""
    report = checking.checked_fields(with_standing(signed_in(request), fields))
    count_report(signed_in(request), report, timezone.now())
    return report


# The system that shares a text cannot know our token. Nothing is changed or checked here: the words come back in a
# form, and the service worker mostly takes them before they are sent at all.
@csrf_exempt
@never_cache
@editor_styles
@require_POST
def shared(request: HttpRequest) -> HttpResponse:
    """Show the page with a text that another app shared."""
    parts = [request.POST.get(name, "") for name in ("title", "text", "url")]
    return compose_page(request, ComposeForm(initial={"text": "\n".join(filter(None, parts))}))


@require_safe
def offline(request: HttpRequest) -> HttpResponse:
    """Show what the browser keeps for when Bedside does not answer."""
    return render(request, "drafts/offline.html")


@require_safe
def manifest(request: HttpRequest) -> HttpResponse:
    """Tell a browser how the page is installed as an app, and that it takes shared texts."""
    fields = {
        "name": "Bedside",
        "short_name": "Bedside",
        "description": gettext("Check a post before you post it."),
        "id": "/compose",
        "start_url": reverse("drafts:compose"),
        "scope": "/",
        "display": "standalone",
        "background_color": "#f6f7f9",
        "theme_color": "#1d5a8a",
        "icons": [
            {
                "src": static(f"icons/bedside-{size}.png"),
                "sizes": f"{size}x{size}",
                "type": "image/png",
                "purpose": purpose,
            }
            for size in (192, 512)
            for purpose in ("any", "maskable")
        ],
        "share_target": {
            "action": reverse("drafts:shared"),
            "method": "POST",
            "enctype": "multipart/form-data",
            "params": {"title": "title", "text": "text", "url": "url"},
        },
    }
    return HttpResponse(json.dumps(fields, ensure_ascii=False), content_type="application/manifest+json")


def _icon(size: int, purpose: str) -> dict[str, str]:
    address = static(f"icons/bedside-{size}.png")
    return {"src": address, "sizes": f"{size}x{size}", "type": "image/png", "purpose": purpose}


@require_safe
def worker(request: HttpRequest) -> HttpResponse:
    """Give the service worker from the top, so that it may serve every page."""
    answer = HttpResponse(WORKER.read_bytes(), content_type="text/javascript; charset=utf-8")
    answer["Cache-Control"] = "no-cache"
    return answer


def can_keep() -> bool:
    """Whether there is, or can be, a key to seal a draft with."""
    return settings.CONFIGURATION.is_alone or settings.CONFIGURATION.sealing_keys_file is not None


def compose_page(
    request: HttpRequest,
    form: ComposeForm,
    *,
    report: dict[str, object] | None = None,
    kept: dict[str, object] | None = None,
    faults: tuple[str, ...] = (),
    status: int = 200,
) -> HttpResponse:
    """Show the page; `kept` tells of the kept draft that it goes on with."""
    interests = own_interests(signed_in(request))
    # What the author writes of their ties stands in one place; a draft that was kept takes what stands there now.
    form.initial["interests"] = interests or []
    page = {
        "check": reverse("drafts:check"),
        "keep": reverse("kept:keep") if can_keep() else "",
        "kept": kept,
        "publish": reverse("publishing:look") if can_keep() else "",
        "pause_minutes": settings.CONFIGURATION.pause_minutes,
        "boxes": [box.to_json() for box in boxes()],
        "pictures": {"script": static("built/pictures.js"), "style": static("built/pictures.css")},
        "standings": [[value, str(name)] for value, name in STANDINGS],
    }
    given = {"form": form, "report": report, "faults": faults, "page": page, "interests": interests}
    return render(request, "drafts/compose.html", given, status=status)
