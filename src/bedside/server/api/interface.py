"""Puts version 1 together, and gives whatever goes wrong in it the one form of an error."""

import logging
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from ninja import NinjaAPI, Router
from ninja.errors import HttpError, ValidationError

from bedside import __version__
from bedside.server.api import checks, contacts, explaining, policies, shapes
from bedside.server.api.authentication import Token
from bedside.server.api.refusals import refusals
from bedside.server.errors import USUAL, Fault, Refused, answer, failure_status, fault_problem, refused
from bedside.server.ready import guidance_in_force, reader_in_use

log = logging.getLogger("bedside.api")
about = Router(auth=Token(), tags=["About"])


@about.get(
    "/version",
    url_name="version",
    operation_id="version",
    summary="What answers here",
    response={200: shapes.Version, **refusals(401, 403, 405, 429, 500)},
)
def version(request: HttpRequest) -> dict[str, object]:
    """Says the version, and by which guidance checks go here. Any good token may ask."""
    return {
        "version": __version__,
        "api": "1",
        "has_reader": reader_in_use() is not None,
        "policy": list(guidance_in_force().versions),
    }


# Its own pages of the document need scripts from elsewhere: document.py and views.py take their place.
api = NinjaAPI(title="Bedside", version="1", urls_namespace="api", openapi_url=None, docs_url=None)
for router in (checks.router, contacts.router, explaining.router, policies.router, about):
    api.add_router("", router)


@api.exception_handler(Refused)
def _refused(request: HttpRequest, fault: Refused) -> HttpResponse:
    told = refused(fault.problem)
    if fault.problem.status == 401:
        told["WWW-Authenticate"] = 'Bearer realm="Bedside"'
    if fault.problem.status == 429:
        told["Retry-After"] = "5"
    return told


@api.exception_handler(ValidationError)
def _not_valid(request: HttpRequest, fault: ValidationError) -> HttpResponse:
    """Say what is wrong with the query; the framework's own words could repeat what was sent."""
    places = [": ".join(map(str, error["loc"])) for error in fault.errors]
    return refused(
        fault_problem(
            Fault(place, "It is missing or of another kind.", "Look at the document.") for place in places
        )
    )


@api.exception_handler(Http404)
def _not_found(request: HttpRequest, fault: Http404) -> HttpResponse:
    return answer(request, 404)


@api.exception_handler(HttpError)
def _other(request: HttpRequest, fault: HttpError) -> HttpResponse:
    return answer(request, fault.status_code if fault.status_code in USUAL else 400)


@api.exception_handler(Exception)
def _our_fault(request: HttpRequest, fault: Exception) -> HttpResponse:
    log.error("An operation failed.", exc_info=fault, extra={"request": request, "status_code": 500})
    return answer(request, failure_status(fault))


def operation_urls() -> list[Any]:
    """Return the addresses of the operations alone."""
    return [pattern for pattern in api.urls[0] if getattr(pattern, "name", "") != "api-root"]
