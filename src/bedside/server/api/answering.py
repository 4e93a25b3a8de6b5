"""What every answer to a program carries: one form of errors, what is left of a limit, who may read it in a browser."""

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.utils.cache import patch_vary_headers

from bedside.server.api.limits import limit_of
from bedside.server.errors import FOR_PROGRAMS, Problem, refused

EXPOSED = "RateLimit, RateLimit-Policy, Retry-After"
PREFLIGHT = {
    "Access-Control-Allow-Methods": "GET, POST",
    "Access-Control-Allow-Headers": "Authorization, Content-Type",
    "Access-Control-Max-Age": "600",
}


class ForPrograms:
    """Completes the answers below /api/ and leaves all others alone."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Answer a browser that asks whether it may ask; complete what others are answered."""
        if not request.path.startswith(FOR_PROGRAMS):
            return self.get_response(request)
        origin = _allowed_origin(request)
        if origin and request.method == "OPTIONS" and "Access-Control-Request-Method" in request.headers:
            answer: HttpResponseBase = HttpResponse(status=204, headers=PREFLIGHT)
        else:
            answer = _in_one_form(self.get_response(request))
            limit = limit_of(request)
            for name, value in (limit.headers() if limit else {}).items():
                answer[name] = value
        return _readable_by(origin, answer)


def _in_one_form(answer: HttpResponseBase) -> HttpResponseBase:
    """Put what the framework says by itself of a method that an address does not know into our form."""
    answer.headers.setdefault("Cache-Control", "no-store")
    if answer.status_code != 405 or answer["Content-Type"] == "application/json":
        return answer
    allowed = answer["Allow"]
    told = refused(Problem(405, "The address is not asked in this way.", "method", f"Ask with: {allowed}."))
    told["Allow"], told["Cache-Control"] = allowed, "no-store"
    return told


def _allowed_origin(request: HttpRequest) -> str:
    origin = request.headers.get("Origin", "")
    return origin if origin in settings.CONFIGURATION.api_origins else ""


def _readable_by(origin: str, answer: HttpResponseBase) -> HttpResponseBase:
    """Let scripts of a named origin read the answer; never with cookies, since a token is what opens it."""
    if settings.CONFIGURATION.api_origins:
        patch_vary_headers(answer, ["Origin"])
    if origin:
        answer["Access-Control-Allow-Origin"] = origin
        answer["Access-Control-Expose-Headers"] = EXPOSED
    return answer
