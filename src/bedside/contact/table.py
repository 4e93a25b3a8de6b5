"""The decision table: rows of facts, the first that fits decides; read from `table.toml`."""

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from pathlib import Path
from typing import Any

from bedside.contact.where import Facts, Where, read_where

TABLE = Path(__file__).with_name("table.toml")


class Decision(StrEnum):
    """What may become of a contact, the freest first."""

    ALLOW = "allow"
    ALLOW_WITH_CONDITIONS = "allow-with-conditions"
    REDIRECT = "redirect"
    REFUSE = "refuse"


class Condition(StrEnum):
    """What has to be done for it to be right."""

    DOCUMENT = "document-in-record"
    CONSENT = "get-consent"
    PORTAL = "use-portal"
    EMERGENCY = "advise-emergency-services"
    VISIT = "offer-visit"
    PROFESSIONAL = "use-professional-account"
    NO_CLINICAL = "no-clinical-content"
    IDENTITY = "verify-identity"
    MINIMUM = "minimum-necessary"
    SEPARATE = "keep-separate"
    DE_IDENTIFY = "de-identify"
    WARN = "warn-unencrypted-risk"
    DECLINE = "decline-politely"


@dataclass(frozen=True, slots=True)
class Row:
    """One row of the table, and what it adds in some circumstances."""

    name: str
    where: Where
    decision: Decision
    conditions: tuple[Condition, ...]
    also: tuple[tuple[Where, tuple[Condition, ...]], ...]
    clauses: tuple[str, ...]
    why: str
    reply: str

    def conditions_for(self, facts: Facts) -> tuple[Condition, ...]:
        """Return the conditions under these facts, each once."""
        more = (condition for where, added in self.also if where.fits(facts) for condition in added)
        return tuple(dict.fromkeys((*self.conditions, *more)))


@cache
def table() -> tuple[Row, ...]:
    """Return the rows, the first to be tried first."""
    return tuple(_rows(tomllib.loads(TABLE.read_text("utf-8"))))


def row_for(facts: Facts) -> Row:
    """Return the first row that fits; the last row fits everything."""
    return next(row for row in table() if row.where.fits(facts))


def _rows(source: Mapping[str, Any]) -> Iterator[Row]:
    for row in source["row"]:
        yield Row(
            name=row["name"],
            where=read_where(row),
            decision=Decision(row["decision"]),
            conditions=_conditions(row),
            also=tuple((read_where(more), _conditions(more)) for more in row.get("also", ())),
            clauses=tuple(row["clauses"]),
            why=row["why"],
            reply=row.get("reply", ""),
        )


def _conditions(row: Mapping[str, Any]) -> tuple[Condition, ...]:
    return tuple(Condition(name) for name in row.get("conditions", ()))
