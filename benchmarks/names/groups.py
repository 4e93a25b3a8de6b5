"""Finds how well people are seen by where their names are at home: the same sentences, one name after another."""

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from benchmarks.names.scoring import is_caught
from benchmarks.names.spans import Finder, Found

TOLD = tomllib.loads((Path(__file__).parent / "groups.toml").read_text("utf-8"))
FORMS = ("full", "given", "surname", "small")


@dataclass(frozen=True, slots=True)
class Name:
    """An invented person's name and the group that it stands for."""

    group: str
    given: str
    surname: str

    @property
    def full(self) -> str:
        """Given name and surname."""
        return f"{self.given} {self.surname}"

    def in_form(self, form: str) -> str:
        """Return the full name, in small letters if so asked, the given name or the surname."""
        forms = {"full": self.full, "given": self.given, "surname": self.surname, "small": self.full.lower()}
        return forms[form]


def names() -> tuple[Name, ...]:
    """Return all names, group by group."""
    return tuple(
        Name(group, *(part.strip() for part in whole.split(" / ")))
        for group, wholes in TOLD["names"].items()
        for whole in wholes
    )


def by_group(find: Finder, most: int | None = None) -> dict[str, dict[str, float]]:
    """Return for each group the recall of its names in each form and in all; ``most`` names of each group."""
    rows = [(name.group, form, seen) for name, form, seen in _seen(find, most)]
    groups = dict.fromkeys(group for group, _, _ in rows)
    return {
        group: {
            form: round(
                _share([seen for at, in_form, seen in rows if at == group and form in (in_form, "all")]), 4
            )
            for form in ("all", *FORMS)
        }
        for group in groups
    }


def largest_gap(figures: Mapping[str, Mapping[str, float]], form: str = "all") -> tuple[str, str, float]:
    """Return the group that is seen worst, the one that is seen best, and how far they lie apart."""
    worst = min(figures, key=lambda group: figures[group][form])
    best = max(figures, key=lambda group: figures[group][form])
    return worst, best, round(figures[best][form] - figures[worst][form], 4)


def _seen(find: Finder, most: int | None) -> Iterator[tuple[Name, str, bool]]:
    taken: dict[str, int] = {}
    for name in names():
        taken[name.group] = taken.get(name.group, 0) + 1
        if most is None or taken[name.group] <= most:
            for carrier in TOLD["carrier"]:
                yield _in_carrier(find, name, carrier["text"])


def _in_carrier(find: Finder, name: Name, carrier: str) -> tuple[Name, str, bool]:
    form = next(form for form in FORMS if f"{{{form}}}" in carrier)
    words = name.in_form(form)
    start = carrier.index(f"{{{form}}}")
    text = carrier.replace(f"{{{form}}}", words)
    people = [span for span in find(text) if span.kind == "person"]
    return name, form, is_caught(Found(start, start + len(words), "person"), people, text)


def _share(seen: list[bool]) -> float:
    return sum(seen) / len(seen) if seen else 0.0
