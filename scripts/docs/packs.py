"""Draws a page for each pack of guidance, and the page about the format of a pack, from the packs and their schema."""

import tomllib
from collections.abc import Iterator
from typing import Any

from bedside.policy.clause import Clause, Pack
from bedside.policy.compiling import ROOM, SCHEMA, shipped_packs

WRITTEN = {"once": "[{}], once", "list": "[[{}]], as often as needed", "named": "[{}.NAME], one for each"}


def pages() -> dict[str, str]:
    """A page for each pack, the list of all, and the format."""
    packs = shipped_packs()
    return {
        "packs.md": listed(packs),
        "policy-pack-format.md": pack_format(),
        **{f"packs/{pack.id}.md": page(pack) for pack in packs},
    }


def listed(packs: tuple[Pack, ...]) -> str:
    """All packs with their standing."""
    rows = [
        f"| [`{pack.label}`](packs/{pack.id}.md) | {pack.title} | {pack.country} | {pack.status.value} "
        f"| {'yes' if pack.default_on else 'when chosen'} | {len(pack.clauses)} |"
        for pack in packs
    ]
    head = ("| pack | title | country | status | on | clauses |", "|---|---|---|---|---|---|")
    return "\n\n".join(
        (
            "# Packs of guidance",
            "What each guideline asks, in our own words. Read the source before you rely on it.",
            "\n".join((*head, *rows)),
        )
    )


def page(pack: Pack) -> str:
    """One guideline: what it is, then its clauses."""
    facts = (
        f"- Issued by {pack.issuer}{f', edition {pack.edition}' if pack.edition else ''}",
        f"- Status: {standing(pack)}",
        f"- Source: <{pack.address}>, read on {pack.read_on}",
        *((f"- Takes the place of `{pack.supersedes}`",) if pack.supersedes else ()),
        "- Used unless told otherwise" if pack.default_on else "- Used only when chosen",
    )
    parts = [f"# {pack.title}", "\n".join(facts), *((" ".join(pack.note.split()),) if pack.note else ())]
    return "\n\n".join((*parts, *(clause_text(clause) for clause in pack.clauses)))


def standing(given: Pack | Clause) -> str:
    """How a pack or clause stands, since when and until when."""
    since = f" since {given.from_date}" if given.from_date else ""
    until = f" until {given.until}" if given.until else ""
    note = f" ({given.status_note.rstrip('.')})" if given.status_note else ""
    return f"{given.status.value}{since}{until}{note}"


def clause_text(clause: Clause) -> str:
    """One clause: what it asks, where it stands, what acts on it."""
    return "\n\n".join(
        (f"## {clause.id}", f"{clause.gist}", "\n".join(f"- {fact}" for fact in facts(clause)))
    )


def facts(clause: Clause) -> Iterator[str]:
    """What there is to know about a clause beside what it asks."""
    place = ", ".join(filter(None, (clause.source, clause.locator)))
    yield f"{place}: <{clause.url}>" if clause.url.startswith("http") else place
    yield f"Status: {standing(clause)}"
    yield f"Checked against: {clause.reading.value}{'' if clause.verified else ' (not verified)'}"
    if clause.concerns:
        yield "Stands behind: " + ", ".join(f"[`{code}`](../concerns/{code}.md)" for code in clause.concerns)
    if clause.room:
        yield f"Acted on by: {clause.room}"
    if clause.not_checkable:
        yield f"Not checkable: {' '.join(clause.not_checkable.split())}"


def pack_format() -> str:
    """What a pack may hold, drawn from the schema that validation reads."""
    schema = tomllib.loads((ROOM / "packs" / SCHEMA).read_text(encoding="utf-8"))
    intro = "A pack is one TOML file. `bedside policy validate FILE` reports all its faults at once."
    tables = [table_text(name, table, schema["choices"]) for name, table in schema["table"].items()]
    return "\n\n".join(("# Format of a policy pack", intro, *tables))


def table_text(name: str, table: dict[str, Any], choices: dict[str, list[str]]) -> str:
    """One table of the format and its keys."""
    kinds = f" Only in packs of kind {', '.join(table['in'])}." if "in" in table else ""
    head = f"## {name}\n\n{table['about']} Written {WRITTEN[table['written']].format(name)}.{kinds}"
    if "each" in table:
        known = ", ".join(f"`{key}`" for key in choices[table["keys_of"]])
        return f"{head}\n\nKeys: {known}.\n\n```toml\n{table['each']['example']}\n```"
    rows = [key_row(key, rule, choices) for key, rule in table["key"].items()]
    return "\n".join((f"{head}\n", "| key | needed | what it is | example |", "|---|---|---|---|", *rows))


def key_row(key: str, rule: dict[str, Any], choices: dict[str, list[str]]) -> str:
    """One key: whether it is needed, what it means, what it may be."""
    known = choices.get(rule.get("of", ""), [])
    allowed = f" One of: {', '.join(known)}." if known and len(known) < 12 else ""
    return f"| `{key}` | {'yes' if rule.get('required') else ''} | {rule['about']}{allowed} | `{rule['example']}` |"
