"""Draws a page for each concern from its module and the cases beside it."""

import re
from functools import cache
from pathlib import Path

import bedside.concerns as room
from bedside.concerns.discovery import GROUPS, all_rules
from bedside.concerns.rule import Rule
from bedside.policy.compiling import shipped_packs

FOLDER = Path(room.__file__).parent
FENCE = re.compile(r"^```(raises|quiet|missed)([^\n]*)\n", re.MULTILINE)
SAYS = {"raises": "Marked", "quiet": "Left alone", "missed": "Missed, and we know it"}
ABOUT_CASES = (
    "Tests hold the concern to each of these. The words between « » are what must be marked; "
    "all people are invented."
)
ASKS = {
    "note": "It never stops a post.",
    "revise": "The draft can be posted once it is changed.",
    "hold": "The draft should not be posted, or not before something else has been done.",
}


def pages() -> dict[str, str]:
    """A page for each concern, and the list of all."""
    return {"concerns.md": listed()} | {f"concerns/{rule.code}.md": page(rule) for rule in all_rules()}


def listed() -> str:
    """All concerns by group, each with its first sentence."""
    parts = ["# Concerns", "What a careful reviewer would raise, and the least that each asks of the author."]
    for group in GROUPS:
        rows = [
            f"| [`{rule.code}`](concerns/{rule.code}.md) | {rule.asks.value} | {rule.title} |"
            for rule in all_rules()
            if rule.group == group
        ]
        parts += [
            f"## {group.capitalize()}",
            "\n".join(("| code | asks | what it is |", "|---|---|---|", *rows)),
        ]
    return "\n\n".join(parts)


def page(rule: Rule) -> str:
    """One concern: why, examples, what it leaves alone, whose guidance, and all its cases."""
    clauses = [f"- {link(clause)}" for clause in rule.clauses]
    return "\n\n".join(
        (
            f"# {rule.code}",
            rule.title,
            f"It asks at least: **{rule.asks.value}**. {ASKS[rule.asks.value]} Since version {rule.since}.",
            f"## Why it is a concern\n\n{rule.section('Why it is a concern')}",
            f"## Example\n\n> {rule.section('Example')}",
            f"## Safer wording\n\n> {rule.section('Safer wording')}",
            f"## Not a concern\n\n{rule.section('Not a concern')}",
            "## Whose guidance\n\n" + "\n".join(clauses),
            f"## Cases\n\n{ABOUT_CASES}",
            cases(FOLDER / rule.group / f"{rule.code.replace('-', '_')}.md"),
        )
    )


def cases(beside: Path) -> str:
    """The cases file, one heading lower, with plain fences."""
    source = beside.read_text(encoding="utf-8") if beside.exists() else ""
    lowered = re.sub(r"^(##+ )", r"#\1", source.partition("\n")[2], flags=re.MULTILINE)
    return FENCE.sub(opened, lowered).strip()


def opened(fence: re.Match[str]) -> str:
    """What must happen in a case and in which circumstances, then the draft as plain text."""
    circumstances = fence[2].strip()
    return f"{SAYS[fence[1]]}{f' (`{circumstances}`)' if circumstances else ''}:\n\n```text\n"


@cache
def homes() -> dict[str, str]:
    """In which pack each clause stands."""
    return {clause.id: pack.id for pack in shipped_packs() for clause in pack.clauses}


def link(clause: str) -> str:
    """A clause as a link to its place on the page of its pack."""
    return (
        f"[`{clause}`](../packs/{homes()[clause]}.md#{anchor(clause)})"
        if clause in homes()
        else f"`{clause}`"
    )


def anchor(clause: str) -> str:
    """The heading of a clause as the pages' reader links it: small letters, no signs but the hyphen."""
    return re.sub(r"[^a-z0-9_-]", "", clause.lower())
