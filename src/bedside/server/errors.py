"""Pages for what went wrong: what to do next, and nothing of what was sent."""

from django.core.exceptions import RequestDataTooBig, TooManyFieldsSent, TooManyFilesSent
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render

TOO_LARGE = (RequestDataTooBig, TooManyFieldsSent, TooManyFilesSent)
WHAT = {
    400: "The request could not be read.",
    401: "Nobody is signed in. Sign in first.",
    403: "You may not open this.",
    404: "There is no such page.",
    413: "This is too large.",
    429: "Too many tries. Wait a while, then try again.",
    500: "Something went wrong on our side.",
}


def answer(request: HttpRequest, status: int) -> HttpResponse:
    """Return the page for a status, or the same as JSON where a program asks."""
    if wants_json(request):
        return JsonResponse({"error": {"status": status, "what": WHAT[status]}}, status=status)
    return render(request, f"errors/{status}.html", status=status)


def wants_json(request: HttpRequest) -> bool:
    return (
        request.content_type == "application/json"
        or request.get_preferred_type(["text/html", "application/json"]) == "application/json"
    )


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Answer what could not be read."""
    return answer(request, 413 if isinstance(exception, TOO_LARGE) else 400)


def not_allowed(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Answer who may not."""
    return answer(request, 403)


def forged(request: HttpRequest, reason: str = "") -> HttpResponse:
    """Answer a form that did not come from our own page, or from one that is too old."""
    if wants_json(request):
        return answer(request, 403)
    return render(request, "errors/forged.html", status=403)


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Answer an address that does not exist."""
    return answer(request, 404)


def our_fault(request: HttpRequest) -> HttpResponse:
    """Answer when our own code failed."""
    return answer(request, 500)
