"""Checking drafts: one, or many."""

from collections.abc import Mapping

from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.utils import timezone
from ninja import Router

from bedside.drafts import Draft
from bedside.drafts.json_lines import json_line
from bedside.evidence import see as seen_in
from bedside.server.api import shapes
from bedside.server.api.authentication import Token, token_of
from bedside.server.api.batches import LARGEST_BATCH, Answer, Batch, Read
from bedside.server.api.examples import BATCH, DRAFT, body, lines
from bedside.server.api.refusals import refusals
from bedside.server.api.strictness import strict_draft
from bedside.server.bodies import body_of, object_in
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
    response={200: shapes.Report, **refusals(*SENT)},
    openapi_extra=body("Draft", DRAFT),
)
def check(request: HttpRequest) -> HttpResponse:
    """Says post, revise or hold: each concern with the words it means, the reason, the guidance and a fix.

    The same report as `bedside check --format json` gives. Nothing of the draft is kept.
    """

    def counted(draft: Draft) -> Mapping[str, object]:
        report = _report(draft)
        # One draft as it is written counts as one on the page; a batch is an archive or a trial, and does not.
        count_report(token_of(request).person, report, timezone.now())
        return report

    return _answered(request, counted)


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
    return _streamed(request, _report)


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
    return _answered(request, _evidence)


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
    return _streamed(request, _evidence)


def _report(draft: Draft) -> Mapping[str, object]:
    return report_on(draft).to_json()


def _evidence(draft: Draft) -> Mapping[str, object]:
    seen = seen_in(draft, reader=reader_in_use())
    return {"id": draft.id, "signs": [sign.to_json() for sign in seen.signs]}


def _reading(request: HttpRequest) -> Read:
    """Return what reads drafts for whoever's token this is: what their unit has on file of a picture counts."""
    person = token_of(request).person
    return lambda given: strict_draft(with_standing(person, given))


def _answered(request: HttpRequest, answer: Answer) -> HttpResponse:
    found = answer(_reading(request)(object_in(request)))
    return HttpResponse(json_line(found), content_type="application/json")


def _streamed(request: HttpRequest, answer: Answer) -> StreamingHttpResponse:
    batch = Batch(body_of(request, KINDS_OF_LINES, LARGEST_BATCH), _reading(request), answer)
    # A proxy that gathers the whole answer first would hide how far it is.
    return StreamingHttpResponse(batch, content_type=JSON_LINES, headers={"X-Accel-Buffering": "no"})
