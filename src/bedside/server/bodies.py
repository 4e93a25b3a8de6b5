"""Reads what a program sends, within bounds; every way in which it can be wrong has its answer."""

from collections.abc import Collection, Mapping

from django.core.exceptions import RequestDataTooBig
from django.http import HttpRequest
from django.http.request import UnreadablePostError

from bedside.drafts.json_lines import JsonFault, read_object
from bedside.server.errors import Problem, Refused

LARGEST_DRAFT = (
    2_000_000  # bytes; the core reads a million signs, and a whole archive of posts is many drafts
)
JSON = ("application/json",)


def object_in(request: HttpRequest, largest: int = LARGEST_DRAFT) -> Mapping[str, object]:
    """Return the JSON object that a request carries.

    Raises:
        Refused: it is none, or too large.
    """
    body = body_of(request, JSON, largest)
    try:
        return read_object(body)
    except JsonFault as fault:
        raise Refused(json_problem(fault)) from None


def json_problem(fault: JsonFault) -> Problem:
    """Return what is wrong with bytes that are no object."""
    return Problem(400, _sentence(fault.what), "body", _sentence(fault.mend))


def _sentence(words: str) -> str:
    return f"{words[:1].upper()}{words[1:]}."


def body_of(request: HttpRequest, kinds: Collection[str], largest: int) -> bytes:
    """Return what a request carries, if it is of one of these kinds and not too large.

    Raises:
        Refused: it is not.
    """
    if request.content_type not in kinds:
        sent = " or ".join(kinds)
        what = "The body is of a kind that is not read here."
        raise Refused(Problem(415, what, "Content-Type", f"Send it as {sent}."))
    if "CONTENT_LENGTH" not in request.META and "HTTP_TRANSFER_ENCODING" in request.META:
        what = "The length of the body is not said."
        raise Refused(Problem(411, what, "Content-Length", "Send it whole, with its length."))
    try:
        length = int(request.META.get("CONTENT_LENGTH") or 0)
    except ValueError:
        length = 0
    if length > largest:
        raise Refused(_too_large(largest))
    try:
        return request.read()
    except RequestDataTooBig:
        raise Refused(_too_large(largest)) from None
    except UnreadablePostError:
        raise Refused(Problem(400, "The body ended before it was whole.", "body", "Send it again.")) from None


def _too_large(largest: int) -> Problem:
    most = f"{largest // 1000:,} kB"
    return Problem(413, "This is too large.", "body", f"Send at most {most} at once; split what is longer.")
