"""The OpenAPI document: what ninja draws from the operations, completed with what they read themselves."""

from collections.abc import Iterator
from functools import cache
from typing import Any

from bedside.server.api.interface import api
from bedside.server.api.shapes import ContactRequest, Draft, DraftToCheck
from bedside.server.people.permissions import rule_for

PREFIX = "/api/v1/"
ABOUT = """Checks what a physician is about to post against the profession's guidance on online conduct.

Send a token with every request: `Authorization: Bearer bedside_...`. Whoever signs in makes one on the page *Tokens*;
alone, `bedside manage make_token` does. Each operation says which scope it needs.

Nothing of a draft is kept, logged or repeated in an error. Places in a text count Unicode code points, end exclusive.

Every error has one form: what went wrong, where, what to do, and all faults of what was sent at once. `where` is a JSON
pointer into what was sent, or the part of the request. Limits are told in `RateLimit` and `RateLimit-Policy`; a 429
says in `Retry-After` for how many seconds to wait.

Pictures are described, not sent.
"""
TAGS = (
    ("Check", "A draft goes in, a report comes out."),
    ("Contact", "A message to or from a patient: may it go ahead, and how?"),
    ("Explain", "What concerns and clauses mean."),
    ("Policy", "The guidance as data."),
    ("About", "What answers here."),
)
REFUSALS = {
    "400": "It could not be read.",
    "401": "There is no good token.",
    "403": "The token is not for this.",
    "404": "There is no such thing.",
    "405": "The address is asked in another way.",
    "409": "A pack that was chosen is not in force here.",
    "411": "The length of the body is not said.",
    "413": "It is too large.",
    "415": "It is of a kind that is not read here.",
    "422": "What was sent has faults; all of them are told.",
    "429": "Too many requests; Retry-After says how long to wait.",
    "500": "Something went wrong on our side.",
}


def _field(words: str, kind: str = "string") -> dict[str, Any]:
    return {"description": words, "schema": {"type": kind}}


LIMITS = {
    "RateLimit": _field(
        "How many more requests may come (r), and in how many seconds the count begins anew (t)."
    ),
    "RateLimit-Policy": _field("How many requests (q) may come in how many seconds (w)."),
}


@cache
def document() -> dict[str, Any]:
    """Return the document, drawn once."""
    drawn: dict[str, Any] = dict(api.get_openapi_schema(path_prefix=PREFIX))
    drawn["info"]["description"] = ABOUT
    drawn["tags"] = [{"name": name, "description": words} for name, words in TAGS]
    shapes = drawn["components"]["schemas"]
    shapes |= _draft_shapes() | _contact_shapes()
    drawn["components"]["schemas"] = {name: shapes[name] for name in sorted(shapes)}
    drawn["components"]["securitySchemes"] = {
        "Token": {"type": "http", "scheme": "bearer", "description": "A token of the scope that is named."}
    }
    for operation in operations(drawn):
        _complete(operation)
    return drawn


def operations(drawn: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """Yield every operation."""
    for path in drawn["paths"].values():
        yield from path.values()


def _draft_shapes() -> dict[str, Any]:
    return _draft_shape(Draft) | _draft_shape(DraftToCheck)


def _draft_shape(shape: type[Draft]) -> dict[str, Any]:
    drawn = shape.model_json_schema(ref_template="#/components/schemas/{model}")
    inner = drawn.pop("$defs")
    drawn["anyOf"] = [
        {"required": ["text"], "properties": {"text": {"type": "string", "minLength": 1}}},
        {"required": ["attachments"], "properties": {"attachments": {"type": "array", "minItems": 1}}},
    ]
    return {**inner, shape.__name__: drawn}


def _contact_shapes() -> dict[str, Any]:
    drawn = ContactRequest.model_json_schema(ref_template="#/components/schemas/{model}")
    inner = drawn.pop("$defs")
    # A physician does not begin what comes in.
    drawn["not"] = {
        "properties": {"direction": {"const": "inbound"}, "initiator": {"const": "physician"}},
        "required": ["direction", "initiator"],
    }
    return {**inner, "ContactRequest": drawn}


def _complete(operation: dict[str, Any]) -> None:
    """Say which scope is needed, and in words what a refusal means."""
    rule = rule_for(f"api:{operation['operationId']}")
    assert rule is not None, "a test finds every operation in the table of permissions"
    operation["x-scope"] = rule.scope or "any"
    operation["description"] += f"\n\nScope: {f'`{rule.scope}`' if rule.scope else 'any'}."
    responses = {str(status): told for status, told in operation["responses"].items()}
    for status, told in responses.items():
        told["description"] = REFUSALS.get(status, "Done.")
        told["headers"] = dict(LIMITS)
    responses["429"]["headers"]["Retry-After"] = _field("For how many seconds to wait.", "integer")
    operation["responses"] = responses
