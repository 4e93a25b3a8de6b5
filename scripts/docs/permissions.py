"""Draws the page of who may open what, from the table that the server itself reads."""

from collections.abc import Iterator

from bedside.server.people.permissions import Anybody, Asks, Rule, rules
from bedside.server.people.roles import Role

INTRO = (
    "Every address of the server has a name, and every name a row in `src/bedside/server/people/permissions.toml`. "
    "What no row names is refused to everybody. Roles other than clinician and trainee need a second factor. "
    "Alone, the one person is a clinician. A fresh sign-in is one of the last five minutes, by a second factor where "
    "somebody has one; it is asked for in an institution alone, and what was wanted then goes on."
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
            yield f"| `{name}` | {' | '.join(cells(rule))} | {rule.why}{by_token(rule)}{asking_anew(rule)} |"


def cells(rule: Rule) -> Iterator[str]:
    """Yes for each who may, a line for each who may not."""
    yield "yes" if rule.may is Anybody.ANYONE else "–"
    for role in Role:
        is_open = rule.may in (Anybody.ANYONE, Anybody.SIGNED_IN)
        yield "yes" if is_open or (not isinstance(rule.may, Anybody) and role in rule.may) else "–"


def asking_anew(rule: Rule) -> str:
    """Whether one has to show again who one is."""
    told = {
        Asks.NEVER: "",
        Asks.TO_CHANGE: " To change something, with a fresh sign-in.",
        Asks.ALWAYS: " With a fresh sign-in.",
    }
    return told[rule.fresh_sign_in]


def by_token(rule: Rule) -> str:
    """With which token a program may, where programs may."""
    if rule.may is not Anybody.TOKEN:
        return ""
    return (
        f" Programs with a token of the scope `{rule.scope}`." if rule.scope else " Programs with any token."
    )
