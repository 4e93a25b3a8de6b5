"""What went wrong, in one form for every program and as a page for a reader; nothing of what was sent."""

import sys
from collections.abc import Iterable
from dataclasses import dataclass

from django.core.exceptions import RequestDataTooBig, TooManyFieldsSent, TooManyFilesSent
from django.db import OperationalError
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render

from bedside.drafts import FieldFault

TOO_LARGE = (RequestDataTooBig, TooManyFieldsSent, TooManyFilesSent)
# Whatever asks here is a program, whatever it says that it takes.
FOR_PROGRAMS = "/api/"


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing that is wrong: where (a JSON pointer into what was sent), what, and what to do."""

    where: str
    what: str
    do: str

    def to_json(self) -> dict[str, object]:
        """Return it as every answer carries it."""
        return {"what": self.what, "where": self.where, "do": self.do}


@dataclass(frozen=True, slots=True)
class Problem:
    """Why nothing was done: a status, what, where, what to do, and single faults where there are several places."""

    status: int
    what: str
    where: str
    do: str
    faults: tuple[Fault, ...] = ()

    def to_json(self) -> dict[str, object]:
        """Return the one form of an error."""
        return {
            "error": {
                "status": self.status,
                "what": self.what,
                "where": self.where,
                "do": self.do,
                "faults": [fault.to_json() for fault in self.faults],
            }
        }


class Refused(Exception):  # noqa: N818 - what a person can mend
    """Something is not done, and why."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(problem.what)
        self.problem = problem


USUAL = {
    problem.status: problem
    for problem in (
        Problem(
            400, "The request could not be read.", "request", "Look at how it is written, and ask again."
        ),
        Problem(401, "Nobody is signed in.", "session", "Sign in first."),
        Problem(403, "You may not open this.", "address", "Ask an administrator who may."),
        Problem(404, "There is no such page.", "address", "Look at how the address is written."),
        Problem(413, "This is too large.", "body", "Send less at once."),
        Problem(429, "Too many tries.", "request", "Wait a while, then try again."),
        Problem(500, "Something went wrong on our side.", "server", "Try again, or tell whoever runs it."),
        Problem(
            502,
            "The institution's sign-in does not answer.",
            "sign-in",
            "Wait a moment, then try again; if it stays so, tell whoever runs this server.",
        ),
        Problem(
            503, "The database cannot be used just now.", "server", "Wait a moment, look, then try again."
        ),
    )
}


def refused(problem: Problem) -> JsonResponse:
    """Return the answer that tells a program what went wrong."""
    return JsonResponse(problem.to_json(), status=problem.status)


def draft_problem(found: Iterable[FieldFault]) -> Problem:
    """Return all faults of the fields of a draft at once, each with its place."""
    return fault_problem(Fault(fault.pointer, *_what_and_do(fault.what)) for fault in found)


def fault_problem(found: Iterable[Fault]) -> Problem:
    """Return faults as one problem; a single one speaks for itself."""
    faults = tuple(found)
    if len(faults) == 1:
        return Problem(422, faults[0].what, faults[0].where, faults[0].do, faults)
    where = ", ".join(dict.fromkeys(fault.where for fault in faults))
    return Problem(
        422, f"{len(faults)} things are wrong.", where, "Mend what the faults name, and ask again.", faults
    )


def _what_and_do(sentences: str) -> tuple[str, str]:
    """Part what is wrong, the first sentence, from what to do."""
    what, _, do = sentences.partition(". ")
    return f"{what[:1].upper()}{what[1:].rstrip('.')}.", do or "Mend it, and ask again."


def answer(request: HttpRequest, status: int) -> HttpResponse:
    """Return the page for a status, or the same as JSON where a program asks."""
    if wants_json(request):
        return refused(USUAL[status])
    return render(request, f"errors/{status}.html", status=status)


def wants_json(request: HttpRequest) -> bool:
    """Whether a program asks."""
    return (
        request.path.startswith(FOR_PROGRAMS)
        or request.content_type == "application/json"
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
    """Answer when our own code failed; Django calls this while what went wrong is still at hand."""
    return answer(request, failure_status(sys.exc_info()[1]))


def failure_status(fault: BaseException | None) -> int:
    """Return the status for what went wrong; a database that is locked, full or gone is told as what it is."""
    return 503 if isinstance(fault, OperationalError) else 500
