"""The platforms that an author chooses from, and what opens their compose boxes."""

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Box:
    """One platform, with the address of its compose box; the page fills in the text, and no server sees it."""

    id: str
    name: str
    address: str
    source: str
    read: str

    def to_json(self) -> dict[str, str]:
        """Return what the page needs of it."""
        return {"id": self.id, "name": self.name, "address": self.address}


@cache
def boxes() -> tuple[Box, ...]:
    """Return all platforms, in the order in which they are offered."""
    text = Path(__file__).with_name("boxes.toml").read_text(encoding="utf-8")
    return tuple(Box(**entry) for entry in tomllib.loads(text)["box"])
