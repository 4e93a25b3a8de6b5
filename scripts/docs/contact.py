"""Draws the page of the decision table of the gate for electronic contact."""

import tomllib
from collections.abc import Iterator, Mapping
from typing import Any

from bedside.contact.conditions import SENTENCES
from bedside.contact.matter import MATTERS
from bedside.contact.table import TABLE

HEAD = """# The decision table of `bedside contact`

Read from above: the first row whose facts all hold decides. `a|b` is either. Facts are the fields of a request
(`channel:`, `from:`, `account:`, `known:` for the relationship, `consent:` for the consent to this channel), what the
message is `about:` and what it `says:`. The table is `src/bedside/contact/table.toml`, what a message is about
`src/bedside/contact/matters.toml`, the words that are read `src/bedside/evidence/messages/`."""
BAR = "\\|"


def pages() -> dict[str, str]:
    """The one page."""
    rows = tomllib.loads(TABLE.read_text("utf-8"))["row"]
    matters = tomllib.loads(MATTERS.read_text("utf-8"))["matter"]
    parts = (
        HEAD,
        "## Decisions",
        *map(_row, rows),
        "## What a message is about",
        _matters(matters),
        _conditions(),
    )
    return {"contact-table.md": "\n\n".join(parts)}


def _row(row: Mapping[str, Any]) -> str:
    conditions = ", ".join(f"`{name}`" for name in row.get("conditions", ())) or "none"
    lines = [
        f"### {row['name']}",
        "",
        f"**{row['decision']}** · conditions: {conditions}",
        "",
        row["why"],
        "",
        *_where(row),
        *(
            f"- also {', '.join(f'`{name}`' for name in more['conditions'])}: {'; '.join(_facts(more))}"
            for more in row.get("also", ())
        ),
        f"- by: {', '.join(f'`{clause}`' for clause in row['clauses'])}",
    ]
    return "\n".join(lines)


def _where(row: Mapping[str, Any]) -> Iterator[str]:
    if row.get("when"):
        yield f"- when: {_list(row['when'])}"
    if row.get("unless"):
        yield f"- unless: {_list(row['unless'])}"


def _facts(row: Mapping[str, Any]) -> Iterator[str]:
    if row.get("when"):
        yield f"when {_list(row['when'])}"
    if row.get("unless"):
        yield f"unless {_list(row['unless'])}"


def _list(facts: list[str]) -> str:
    return ", ".join(f"`{fact}`" for fact in facts)


def _matters(matters: list[Mapping[str, Any]]) -> str:
    rows = (
        f"| {row['name']} | {_list(row.get('when', [])).replace('|', BAR)} | "
        f"{_list(row.get('unless', [])).replace('|', BAR)} |"
        for row in matters
    )
    return "\n".join(("| about | when | unless |", "|---|---|---|", *rows))


def _conditions() -> str:
    rows = (f"| `{name}` | {sentence} |" for name, sentence in SENTENCES.items())
    return "\n".join(("## Conditions", "", "| condition | what it asks for |", "|---|---|", *rows))
