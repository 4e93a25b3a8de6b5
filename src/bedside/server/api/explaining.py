"""What concerns and clauses mean."""

from difflib import get_close_matches

from django.http import HttpRequest
from ninja import Router

from bedside.concerns.discovery import all_rules, rule_of
from bedside.server.api import shapes
from bedside.server.api.authentication import Token
from bedside.server.api.refusals import refusals
from bedside.server.api.values import clause_value, concern_line, concern_value
from bedside.server.errors import Problem, Refused
from bedside.server.ready import guidance_in_force

router = Router(auth=Token(), tags=["Explain"])


@router.get(
    "/explain",
    url_name="explain_all",
    operation_id="explain_all",
    summary="List the concerns",
    response={200: shapes.ConcernList, **refusals(401, 403, 405, 429, 500)},
)
def explain_all(request: HttpRequest) -> dict[str, object]:
    """Says in a line each what a check may raise."""
    return {"concerns": [concern_line(rule) for rule in all_rules()]}


@router.get(
    "/explain/{path:name}",
    url_name="explain",
    operation_id="explain",
    summary="Explain a concern or a clause",
    response={200: shapes.ConcernExplained | shapes.Clause, **refusals(401, 403, 404, 405, 429, 500)},
)
def explain(request: HttpRequest, name: str) -> dict[str, object]:
    """Says what a concern (such as `patient-identifier`) or a clause (such as `acp-fsmb-2013/...`) means."""
    guidance = guidance_in_force()
    rule, clause = rule_of(name), guidance.find(name)
    if rule is not None:
        return concern_value(rule, guidance)
    if clause is not None:
        return clause_value(clause)
    near = get_close_matches(name[:80].lower(), [*(rule.code for rule in all_rules()), *guidance.by_id], n=1)
    offer = f"Did you mean '{near[0]}'?" if near else "GET /api/v1/explain lists the concerns."
    raise Refused(Problem(404, "There is no such concern or clause.", "path: name", offer))
