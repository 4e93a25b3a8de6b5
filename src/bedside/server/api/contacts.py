"""Deciding whether and how an electronic contact with a patient may go ahead."""

from django.http import HttpRequest, HttpResponse
from ninja import Router

from bedside.contact import answer
from bedside.drafts.json_lines import json_line
from bedside.server.api import shapes
from bedside.server.api.authentication import Token
from bedside.server.api.examples import CONTACT, body
from bedside.server.api.refusals import refusals
from bedside.server.api.strictness import strict_request
from bedside.server.bodies import object_in
from bedside.server.ready import reader_in_use

router = Router(auth=Token(), tags=["Contact"])
SENT = (400, 401, 403, 405, 411, 413, 415, 422, 429, 500)


@router.post(
    "/contact",
    url_name="contact",
    operation_id="contact",
    summary="Decide on a contact",
    response={200: shapes.ContactAnswer, **refusals(*SENT)},
    openapi_extra=body("ContactRequest", CONTACT),
)
def contact(request: HttpRequest) -> HttpResponse:
    """Says whether a message to or from a patient may go ahead here, on which conditions, and what to answer.

    The same answer as `bedside contact --json` gives. Nothing of the message is kept.
    """
    given = answer(strict_request(object_in(request)), reader_in_use())
    return HttpResponse(json_line(given.to_json()), content_type="application/json")
