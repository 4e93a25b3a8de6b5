"""Lets the one person in who holds the link."""

from django.contrib.auth import login, logout
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods

from bedside.server.people.guard import person_of
from bedside.server.people.one_time_link import the_one_person, use_link
from bedside.server.sealing import own_key

BACKEND = "django.contrib.auth.backends.ModelBackend"


@never_cache
@require_GET
def enter(request: HttpRequest, secret: str) -> HttpResponse:
    """Use the link up and begin a session; a browser that only fetches ahead does not use it up."""
    if request.headers.get("Sec-Purpose", "").startswith("prefetch"):
        return HttpResponse(status=503)
    if use_link(secret, timezone.now()):
        login(request, the_one_person(), backend=BACKEND)
        return HttpResponseRedirect("/")
    if person_of(request) is not None:
        return HttpResponseRedirect("/")
    return render(request, "alone/closed.html", {"was_link": True}, status=403)


@never_cache
@require_http_methods(["GET", "POST"])
def leave(request: HttpRequest) -> HttpResponse:
    """End this browser's session, and forget the key until it is asked for again."""
    if request.method == "GET":
        return render(request, "alone/leave.html")
    logout(request)
    own_key.close()
    return render(request, "alone/left.html")


@never_cache
@require_GET
def closed(request: HttpRequest) -> HttpResponse:
    """Say how to get in."""
    return render(request, "alone/closed.html", {"was_link": False}, status=403)
