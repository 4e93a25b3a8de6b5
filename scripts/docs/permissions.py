"""Draws the page of who may open what, from the table that the server itself reads."""

from collections.abc import Iterator

from bedside.server.people.permissions import Anybody, Rule, rules
from bedside.server.people.roles import Role

INTRO = (
    "Every address of the server has a name, and every name a row in `src/bedside/server/people/permissions.toml`. "
    "What no row names is refused to everybody. Roles other than clinician and trainee need a second factor. "
    "Alone, the one person is a clinician."
)


def pages() -> dict[str, str]:
    """The one page."""
    header = " | ".join(("nobody signed in", *(role.value for role in Role)))
    lines = (f"| address | {header} | why |", "|---" * (len(Role) + 3) + "|", *rows())
    return {"who-may-do-what.md": f"# Who may do what\n\n{INTRO}\n\n" + "\n".join(lines)}


def rows() -> Iterator[str]:
    """A row for each address."""
    for rule in rules():
        for name in rule.names:
            yield f"| `{name}` | {' | '.join(cells(rule))} | {rule.why} |"


def cells(rule: Rule) -> Iterator[str]:
    """Yes for each who may, a line for each who may not."""
    yield "yes" if rule.may is Anybody.ANYONE else "–"
    for role in Role:
        yield "yes" if isinstance(rule.may, Anybody) or role in rule.may else "–"
