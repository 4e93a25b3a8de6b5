"""Checking drafts: one, or many."""

from collections.abc import Callable, Mapping

from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.utils import timezone
from ninja import Router

from bedside.drafts import Draft
from bedside.drafts.json_lines import json_line
from bedside.evidence import see as seen_in
from bedside.policy import Guidance
from bedside.server.api import shapes
from bedside.server.api.authentication import Token, token_of
from bedside.server.api.batches import LARGEST_BATCH, Answer, Batch
from bedside.server.api.choosing import chosen, refusal
from bedside.server.api.examples import BATCH, DRAFT, body, lines
from bedside.server.api.refusals import refusals
from bedside.server.api.strictness import strict_draft
from bedside.server.bodies import body_of, object_in
from bedside.server.errors import Refused, fault_problem
from bedside.server.numbers.counting import count_report
from bedside.server.ready import reader_in_use, report_on, with_standing

JSON_LINES = "application/jsonl"
KINDS_OF_LINES = (JSON_LINES, "application/x-ndjson")
router = Router(auth=Token(), tags=["Check"])
SENT = (400, 401, 403, 405, 411, 413, 415, 422, 429, 500)
SENT_LINES = tuple(status for status in SENT if status != 422)


@router.post(
    "/check",
    url_name="check",
    operation_id="check",
    summary="Check a draft",
    response={200: shapes.Report, **refusals(*SENT, 409)},
    openapi_extra=body("DraftToCheck", DRAFT),
)
def check(request: HttpRequest) -> HttpResponse:
    """Says post, revise or hold: each concern with the words it means, the reason, the guidance and a fix.

    The same report as `bedside check --format json` gives. `policy` chooses among the packs in force, for this request
    alone. Nothing of the draft is kept.
    """
    report = _reporting(request)(object_in(request))
    # One draft as it is written counts as one on the page; a batch is an archive or a trial, and does not.
    count_report(token_of(request).person, report, timezone.now())
    return HttpResponse(json_line(report), content_type="application/json")


@router.post(
    "/check/batch",
    url_name="check_batch",
    operation_id="check_batch",
    summary="Check many drafts",
    response={200: str, **refusals(*SENT_LINES)},
    openapi_extra=lines(BATCH, JSON_LINES, "Report"),
)
def check_batch(request: HttpRequest) -> StreamingHttpResponse:
    """Takes JSON Lines, one draft a line, and answers JSON Lines, one report a line, each as soon as it is done.

    A line that is no draft is answered in its place, with its number: `{"line": 2, "error": {...}}`. Empty lines are
    passed over. At most 8 MB are taken at once; one batch at a time is answered by each process of the server.
    """
    return _streamed(request, _reporting(request))


@router.post(
    "/see",
    url_name="see",
    operation_id="see",
    summary="See what is in a draft",
    response={200: shapes.Evidence, **refusals(*SENT)},
    openapi_extra=body("Draft", DRAFT),
)
def see(request: HttpRequest) -> HttpResponse:
    """Says what is seen, unjudged: names, places, ages, products and the like, each with its place and its owner."""
    found = _seeing(request)(object_in(request))
    return HttpResponse(json_line(found), content_type="application/json")


@router.post(
    "/see/batch",
    url_name="see_batch",
    operation_id="see_batch",
    summary="See what is in many drafts",
    response={200: str, **refusals(*SENT_LINES)},
    openapi_extra=lines(BATCH, JSON_LINES, "Evidence"),
)
def see_batch(request: HttpRequest) -> StreamingHttpResponse:
    """Takes and answers JSON Lines, as check/batch does."""
    return _streamed(request, _seeing(request))


def _reporting(request: HttpRequest) -> Answer:
    """Return what checks drafts for whoever's token this is, each by the packs that it chooses."""
    read = _reading(request)

    def report(given: Mapping[str, object]) -> Mapping[str, object]:
        fields, by, faults = chosen(given)
        try:
            draft = read(fields)
        except Refused as fault:
            raise Refused(fault_problem((*fault.problem.faults, *faults))) if faults else fault from None
        if faults:
            raise refusal(faults)
        return _report(draft, by)

    return report


def _report(draft: Draft, by: Guidance | None) -> Mapping[str, object]:
    return report_on(draft, by).to_json()


def _seeing(request: HttpRequest) -> Answer:
    """Return what looks at drafts, unjudged."""
    read = _reading(request)

    def see_one(given: Mapping[str, object]) -> Mapping[str, object]:
        draft = read(given)
        seen = seen_in(draft, reader=reader_in_use())
        return {"id": draft.id, "signs": [sign.to_json() for sign in seen.signs]}

    return see_one


def _reading(request: HttpRequest) -> Callable[[Mapping[str, object]], Draft]:
    """Return what reads drafts for whoever's token this is: what their unit has on file of a picture counts."""
    person = token_of(request).person
    return lambda given: strict_draft(with_standing(person, given))


def _streamed(request: HttpRequest, answer: Answer) -> StreamingHttpResponse:
    batch = Batch(body_of(request, KINDS_OF_LINES, LARGEST_BATCH), answer)
    # A proxy that gathers the whole answer first would hide how far it is.
    return StreamingHttpResponse(batch, content_type=JSON_LINES, headers={"X-Accel-Buffering": "no"})
