"""What a pack may hold, as `packs/schema.toml` declares it."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

SCHEMA_FILE = Path(__file__).parent / "packs" / "schema.toml"


@dataclass(frozen=True, slots=True)
class Key:
    """One key of a table: what its value must be, and a line to copy."""

    name: str
    type: str
    example: str
    about: str = ""
    of: str = ""
    required: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """One table of a pack; `each` says what the values are where the keys are choices themselves."""

    name: str
    written: str
    about: str
    required: bool
    kinds: tuple[str, ...]
    keys: Mapping[str, Key]
    keys_of: str = ""
    each: Key | None = None

    @property
    def heading(self) -> str:
        """How the table is opened."""
        return {"once": f"[{self.name}]", "list": f"[[{self.name}]]", "named": f"[{self.name}.NAME]"}[
            self.written
        ]


@dataclass(frozen=True, slots=True)
class Schema:
    """Tables, closed choices, and the least that each concern asks where it is not "revise"."""

    tables: Mapping[str, Table]
    choices: Mapping[str, tuple[str, ...]]
    least: Mapping[str, str]

    def least_of(self, concern: str) -> str:
        """What the concern asks at the least, wherever it is raised."""
        return self.least.get(concern, "revise")


@cache
def load_schema() -> Schema:
    """Read the declared schema."""
    given = tomllib.loads(SCHEMA_FILE.read_text("utf-8"))
    choices = {name: tuple(values) for name, values in given["choices"].items()}
    tables = {name: _table(name, table, choices["kind"]) for name, table in given["table"].items()}
    return Schema(tables=tables, choices=choices, least=given["least"])


def _table(name: str, given: Mapping[str, Any], kinds: tuple[str, ...]) -> Table:
    return Table(
        name=name,
        written=given["written"],
        about=given["about"],
        required=given.get("required", False),
        kinds=tuple(given.get("in", kinds)),
        keys={key: Key(name=key, **value) for key, value in given.get("key", {}).items()},
        keys_of=given.get("keys_of", ""),
        each=Key(name="", **given["each"]) if "each" in given else None,
    )
