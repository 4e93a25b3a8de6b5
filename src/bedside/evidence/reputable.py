"""Finds a reputable page for what a text is about, so that readers can be pointed to it."""

import re
import tomllib
from dataclasses import dataclass
from functools import cache

from bedside.evidence.tables import table_bytes

MEDLINEPLUS = "https://medlineplus.gov/"


@dataclass(frozen=True, slots=True)
class Source:
    """A page of a public body or a specialty society: who publishes it, on what, where."""

    name: str
    topic: str
    address: str


def reputable_source(folded: str, *, language: str = "en") -> Source:
    """Return the page for the topic that a folded text speaks of most; MedlinePlus in general where none fits."""
    found = [(len(pattern.findall(folded)), source) for pattern, source in _topics()]
    times, best = max(found, key=lambda row: row[0], default=(0, general_source()))
    source = best if times else general_source()
    return _in_spanish(source) if language == "es" else source


def general_source() -> Source:
    """Return the page to begin with where the topic is not known."""
    return Source("MedlinePlus", "health topics", f"{MEDLINEPLUS}healthtopics.html")


def all_sources() -> tuple[Source, ...]:
    """Return every page of the table."""
    return tuple(source for _, source in _topics())


def _in_spanish(source: Source) -> Source:
    page = source.address.removeprefix(MEDLINEPLUS)
    if page == source.address:
        return source
    return Source(source.name, source.topic, f"{MEDLINEPLUS}spanish/{page}")


@cache
def _topics() -> tuple[tuple[re.Pattern[str], Source], ...]:
    rows = tomllib.loads(table_bytes("sources.toml").decode("utf-8"))["source"]
    return tuple((_any_of(row["words"]), Source(row["name"], row["topic"], row["address"])) for row in rows)


def _any_of(words: list[str]) -> re.Pattern[str]:
    return re.compile(r"\b(?:" + "|".join(re.escape(word) for word in words) + r")\w{0,3}\b")
