"""Who may open which address: one table, one function."""

import tomllib
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from pathlib import Path
from typing import Protocol

from bedside.server.people.roles import Role

TABLE = Path(__file__).with_name("permissions.toml")


class SomebodyWithRoles(Protocol):
    """Whoever is signed in."""

    @property
    def is_active(self) -> bool:
        """Whether they may sign in at all."""

    @property
    def roles(self) -> frozenset[Role]:
        """The roles they hold."""


class Anybody(StrEnum):
    """Whom an address serves without asking for a role."""

    ANYONE = "anyone"
    SIGNED_IN = "signed-in"
    TOKEN = "token"


class Asks(StrEnum):
    """When an address asks for a fresh sign-in: of the last five minutes, by a second factor where there is one."""

    NEVER = "never"
    TO_CHANGE = "to-change"
    ALWAYS = "always"


class PermissionsFault(Exception):  # noqa: N818 - a fault is what a person can mend; the word of all rooms
    """The table cannot be used, and why."""


@dataclass(frozen=True, slots=True)
class Rule:
    """Who may open some addresses, and the reason."""

    names: tuple[str, ...]
    may: Anybody | frozenset[Role]
    why: str
    without_second_factor: bool = False
    scope: str = ""
    fresh_sign_in: Asks = Asks.NEVER


@cache
def rules() -> tuple[Rule, ...]:
    """Read the table."""
    rows = tomllib.loads(TABLE.read_text(encoding="utf-8"))["addresses"]
    read = tuple(_rule(row) for row in rows)
    names = [name for rule in read for name in rule.names]
    twice = sorted({name for name in names if names.count(name) > 1})
    if twice:
        raise PermissionsFault(f"permissions.toml: named twice: {', '.join(twice)}. Keep one row for each.")
    return read


def _rule(row: dict[str, object]) -> Rule:
    match row:
        case {"names": list() as names, "may": str() | list() as given, "why": str() as why}:
            may = Anybody(given) if isinstance(given, str) else frozenset(Role(role) for role in given)
            without = bool(row.get("without_second_factor"))
            scope = str(row.get("scope", ""))
            fresh = Asks(str(row.get("fresh_sign_in", Asks.NEVER)))
            return Rule(
                tuple(names), may, why, without_second_factor=without, scope=scope, fresh_sign_in=fresh
            )
    raise PermissionsFault('permissions.toml: each row needs names = [...], may = ..., why = "...".')


@cache
def _by_name() -> dict[str, Rule]:
    return {name: rule for rule in rules() for name in rule.names}


def rule_for(address_name: str) -> Rule | None:
    """Return the row that names an address."""
    return _by_name().get(address_name)


def may(person: SomebodyWithRoles | None, address_name: str) -> bool:
    """Whether a person, or nobody in particular, may open an address; an address in no row is refused."""
    rule = rule_for(address_name)
    if rule is None:
        return False
    if rule.may is Anybody.ANYONE:
        return True
    # A program's token opens these, with the scope that the row names; a session does not.
    if rule.may is Anybody.TOKEN or person is None or not person.is_active:
        return False
    return rule.may is Anybody.SIGNED_IN or bool(rule.may & person.roles)
