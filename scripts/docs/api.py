"""Draws the page of the interface for programs, from the document that the server itself gives."""

import os
from collections.abc import Iterator
from importlib import import_module
from typing import Any

import django

INTRO = "Version 1. The same as an OpenAPI document: `/api/v1/openapi.json` of your server; as a page: `/api/v1/`. "
MORE = "How to begin: [use the API](../how-to/use-the-api.md)."


def pages() -> dict[str, str]:
    """The one page."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "bedside.server.settings")
    django.setup()
    # Models can be imported only once Django is set up.
    drawn = import_module("bedside.server.api.document").document()
    groups = import_module("bedside.server.api.reference").groups(drawn)
    lines = ["# The API", "", INTRO + MORE, "", drawn["info"]["description"].strip()]
    for group in groups:
        lines += ["", f"## {group.name}", "", group.words]
        for one in group.operations:
            lines += ["", *_operation(one)]
    return {"api.md": "\n".join([*lines, "", "## Shapes", *_shapes(drawn["components"]["schemas"])])}


def _operation(one: Any) -> Iterator[str]:
    yield f"### {one.summary}"
    yield ""
    yield f"`{one.method} {one.path}`, scope `{one.scope}`."
    for words in one.paragraphs:
        yield from ("", words)
    if one.parameters:
        yield ""
        yield from (f"- `{name}` ({place}): {words or 'a name.'}" for name, place, words in one.parameters)
    if one.example:
        yield from ("", f"Send `{one.kind}`:", "")
        yield from (f"    {line}".rstrip() for line in one.example.splitlines())
    yield from ("", "| status | |", "|---|---|")
    yield from (f"| {status} | {words} {_linked(shape)} |" for status, words, shape in one.answers)


def _linked(shape: str) -> str:
    names = shape.split(" or ")
    return (
        " or ".join(f"[{name}](#{name.lower()})" for name in names)
        if shape and " " not in names[0]
        else shape
    )


def _shapes(shapes: dict[str, Any]) -> Iterator[str]:
    for name, shape in shapes.items():
        yield from ("", f"### {name}", "", " ".join(str(shape.get("description", "")).split()))
        if "enum" in shape:
            yield from ("", "One of: " + ", ".join(f"`{value}`" for value in shape["enum"]) + ".")
        if shape.get("properties"):
            yield from ("", "| field | type | |", "|---|---|---|")
        needed = shape.get("required", ())
        for field, told in shape.get("properties", {}).items():
            words = told.get("description", "")
            yield f"| `{field}`{'' if field in needed else ' (may be left out)'} | {_type(told)} | {words} |"


def _type(told: dict[str, Any]) -> str:
    if "anyOf" in told:
        return " or ".join(dict.fromkeys(map(_type, told["anyOf"])))
    if "$ref" in told:
        name = told["$ref"].rpartition("/")[2]
        return f"[{name}](#{name.lower()})"
    if told.get("type") == "array":
        return f"list of {_type(told.get('items', {}))}"
    if "enum" in told or "const" in told:
        return " or ".join(f"`{value}`" for value in told.get("enum", [told.get("const")]))
    kind = str(told.get("type", "any"))
    return {"null": "nothing", "string": "text", "integer": "whole number"}.get(kind, kind)
