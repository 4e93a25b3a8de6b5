"""Examples of what is sent, and how the document shows bodies that the operations read themselves."""

from typing import Any

DRAFT = {
    "id": "1",
    "kind": "post",
    "account": "personal",
    "audience": "public",
    "platform": "bluesky",
    "text": "54 yo woman from Cumberland came in Tuesday night, crazy drunk.",
    "author": {"role": "physician", "state": "RI"},
}
CONTACT = {
    "id": "1",
    "channel": "sms",
    "direction": "inbound",
    "initiator": "patient",
    "account": "personal",
    "relationship": "established",
    "content": "Doc, got your cell from my cousin. Should I double the little white one?",
}
BATCH = (
    '{"id": "1", "text": "Flu shots are in! Come by any weekday before noon."}\n'
    '{"id": "2", "text": "54 yo woman from Cumberland came in Tuesday night, crazy drunk."}\n'
)
PACK = """[pack]
kind = "institution"
id = "example-hospital"
title = "Social media policy"
"""


def body(shape: str, example: object) -> dict[str, Any]:
    """Return how the document shows a body of JSON."""
    schema = {"$ref": f"#/components/schemas/{shape}"}
    content = {"application/json": {"schema": schema, "example": example}}
    return {"requestBody": {"required": True, "content": content}}


def lines(example: str, kind: str, answered: str) -> dict[str, Any]:
    """Return how the document shows a body of JSON Lines, and an answer of them."""
    shown = {"schema": {"type": "string"}, "example": example}
    answer = {
        "schema": {
            "type": "string",
            "description": f"One {answered} a line, or what is wrong with that line.",
        }
    }
    return {
        "requestBody": {"required": True, "content": {kind: shown, "application/x-ndjson": shown}},
        "responses": {200: {"description": "OK", "content": {kind: answer}}},
    }


def text(example: str, kind: str) -> dict[str, Any]:
    """Return how the document shows a body of plain text."""
    content = {kind: {"schema": {"type": "string"}, "example": example}}
    return {"requestBody": {"required": True, "content": content}}
