"""A random number for each request, which its log lines and its answer carry, so that one can say which failed."""

from collections.abc import Callable
from contextvars import ContextVar
from secrets import token_hex

from django.http import HttpRequest, HttpResponse

BYTES = 8
HEADER = "X-Request-Id"
ATTRIBUTE = "bedside_request_id"
_current: ContextVar[str] = ContextVar("request_id", default="")


def request_id() -> str:
    """Return the number of the request that is being answered, or nothing between two."""
    return _current.get()


class NumberedRequests:
    """Gives each request its number; none is taken from outside, where it could carry anything."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Number it."""
        number = token_hex(BYTES)
        # Django writes its line about an answer after all of this, and hands the request along.
        setattr(request, ATTRIBUTE, number)
        before = _current.set(number)
        try:
            answer = self.get_response(request)
            answer[HEADER] = number
            return answer
        finally:
            _current.reset(before)
