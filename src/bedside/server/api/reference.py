"""The document as a reader is shown it: by subject, each operation with an example and what it answers."""

import json
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Shown:
    """One operation."""

    id: str
    method: str
    path: str
    summary: str
    paragraphs: tuple[str, ...]
    scope: str
    parameters: tuple[tuple[str, str, str], ...]
    kind: str
    example: str
    answers: tuple[tuple[str, str, str], ...]


@dataclass(frozen=True, slots=True)
class Group:
    """Operations of one subject."""

    name: str
    words: str
    operations: tuple[Shown, ...]


def groups(drawn: dict[str, Any]) -> tuple[Group, ...]:
    """Return the operations of a document by subject."""
    shown = [
        (operation["tags"][0], _shown(method, path, operation))
        for path, methods in drawn["paths"].items()
        for method, operation in methods.items()
    ]
    return tuple(
        Group(tag["name"], tag["description"], tuple(one for name, one in shown if name == tag["name"]))
        for tag in drawn["tags"]
    )


def _shown(method: str, path: str, operation: dict[str, Any]) -> Shown:
    sent: dict[str, Any] = operation.get("requestBody", {}).get("content", {})
    kind = next(iter(sent), "")
    content: dict[str, Any] = sent.get(kind, {})
    example = content.get("example", "")
    words = operation["description"].rpartition("\n\nScope:")[0]
    return Shown(
        id=operation["operationId"],
        method=method.upper(),
        path=path,
        summary=operation["summary"],
        paragraphs=tuple(" ".join(part.split()) for part in words.split("\n\n")),
        scope=operation["x-scope"],
        parameters=tuple(
            (one["name"], one["in"], one.get("description", "")) for one in operation.get("parameters", ())
        ),
        kind=kind,
        example=example if isinstance(example, str) else json.dumps(example, indent=2, ensure_ascii=False),
        answers=tuple(
            (status, told["description"], _shape(told)) for status, told in operation["responses"].items()
        ),
    )


def _shape(told: dict[str, Any]) -> str:
    """Return the name of the shape of an answer."""
    content: list[dict[str, Any]] = list(told.get("content", {}).values())
    schema: dict[str, Any] = content[0].get("schema", {}) if content else {}
    named = [schema, *schema.get("anyOf", ())]
    names = [one["$ref"].rpartition("/")[2] for one in named if "$ref" in one]
    return " or ".join(names) or schema.get("description", "")
