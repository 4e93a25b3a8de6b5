"""The guidance as data: list, show, compare, validate."""

from difflib import get_close_matches

from django.http import HttpRequest
from ninja import Router
from ninja.params.functions import Query

from bedside.policy import Pack
from bedside.policy.comparing import diff_packs
from bedside.policy.validation import validate_text
from bedside.server.api import shapes
from bedside.server.api.authentication import Token
from bedside.server.api.examples import PACK, text
from bedside.server.api.refusals import refusals
from bedside.server.api.values import change_value, pack_line, pack_value
from bedside.server.bodies import body_of
from bedside.server.errors import Problem, Refused
from bedside.server.ready import guidance_in_force

TOML = "application/toml"
LARGEST_PACK = 200_000  # bytes; the largest of ours has 30,000
router = Router(auth=Token(), tags=["Policy"])


@router.get(
    "/policy",
    url_name="policy_list",
    operation_id="policy_list",
    summary="List the packs",
    response={200: shapes.PackList, **refusals(401, 403, 405, 429, 500)},
)
def policy_list(request: HttpRequest) -> dict[str, object]:
    """Says which guidelines there are, and by which of them checks go here."""
    guidance = guidance_in_force()
    packs = {pack.id: pack for pack in (*guidance.shelf, *guidance.packs)}
    return {"packs": [pack_line(pack, guidance) for pack in packs.values()]}


@router.get(
    "/policy/diff",
    url_name="policy_diff",
    operation_id="policy_diff",
    summary="Compare two packs",
    response={200: shapes.Difference, **refusals(401, 403, 404, 405, 422, 429, 500)},
)
def policy_diff(
    request: HttpRequest,
    older: str = Query(..., description="A pack's id.", example="mms-2011"),
    newer: str = Query(..., description="A pack's id.", example="mms-2015"),
) -> dict[str, object]:
    """Says what became of one edition in another: changed, added, dropped, carried over."""
    old, new = _pack(older, "query: older"), _pack(newer, "query: newer")
    changes = [change_value(change) for change in diff_packs(old, new)]
    return {"older": old.label, "newer": new.label, "changes": changes}


@router.post(
    "/policy/validate",
    url_name="policy_validate",
    operation_id="policy_validate",
    summary="Validate an institution's pack",
    response={200: shapes.Validated, **refusals(400, 401, 403, 405, 411, 413, 415, 429, 500)},
    openapi_extra=text(PACK, TOML),
)
def policy_validate(request: HttpRequest) -> dict[str, object]:
    """Takes a pack as TOML and says everything that is wrong with it, each with its line and its mend."""
    body = body_of(request, (TOML,), LARGEST_PACK)
    try:
        words = body.decode("utf-8-sig").replace("\r\n", "\n")
    except UnicodeDecodeError as error:
        raise Refused(
            Problem(400, f"Not UTF-8 at byte {error.start}.", "body", "Send it as UTF-8.")
        ) from None
    found = [
        {"line": fault.line, "what": fault.what, "do": fault.mend} for fault in validate_text("pack", words)
    ]
    return {"is_good": not found, "faults": found}


@router.get(
    "/policy/{pack}",
    url_name="policy_show",
    operation_id="policy_show",
    summary="Show a pack",
    response={200: shapes.Pack, **refusals(401, 403, 404, 405, 429, 500)},
)
def policy_show(request: HttpRequest, pack: str) -> dict[str, object]:
    """Shows a guideline with all its clauses."""
    return pack_value(_pack(pack, "path: pack"), guidance_in_force())


def _pack(name: str, where: str) -> Pack:
    guidance = guidance_in_force()
    known = {pack.id: pack for pack in (*guidance.shelf, *guidance.packs)}
    if name not in known:
        near = get_close_matches(name[:80].lower(), known, n=1)
        offer = f"Did you mean '{near[0]}'?" if near else "GET /api/v1/policy lists the packs."
        raise Refused(Problem(404, "There is no such pack.", where, offer))
    return known[name]
