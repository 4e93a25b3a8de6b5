"""Draws the page of the acts that the ledger can tell of, from the classes themselves."""

from enum import StrEnum

from bedside.server.ledger.act import Act, allowed
from bedside.server.ledger.acts import ACTS

INTRO = (
    "This is the whole of what can enter the ledger: `src/bedside/server/ledger/acts.py`. A fact is a number, a "
    "reference (a kind and a number), a date, a hash, or a word of a closed list; there is no fact that could hold a "
    "text. How an entry is written: [the format of the ledger](ledger-format.md)."
)


def pages() -> dict[str, str]:
    """The one page."""
    lines = ("| act | what it tells | on what | facts |", "|---|---|---|---|", *map(row, ACTS.values()))
    return {"ledger-acts.md": f"# Acts of the ledger\n\n{INTRO}\n\n" + "\n".join(lines)}


def row(act: type[Act]) -> str:
    """One act."""
    fields = allowed(act)
    facts = "; ".join(f"`{name}`: {written(*kinds)}" for name, kinds in fields.items() if name != "on")
    says = " ".join((act.__doc__ or "").split())
    return f"| `{act.code}` | {says} | {written(*fields['on'])} | {facts or '–'} |"


def written(are_several: bool, classes: tuple[type, ...]) -> str:  # noqa: FBT001 - as `allowed` returns it
    """What a field holds, in words."""
    told = " or ".join(map(named, classes))
    return f"several of {told}" if are_several else told


def named(one: type) -> str:
    """One class, in words."""
    if issubclass(one, StrEnum):
        return ", ".join(f"`{value}`" for value in one)
    return str(getattr(one, "kind", WORDS.get(one.__name__, one.__name__)))


WORDS = {
    "NoneType": "none",
    "bool": "yes or no",
    "int": "number",
    "date": "day",
    "Digest": "SHA-256",
    "PackEdition": "pack and version",
}
