"""Labelled drafts: the sets that `sets.toml` names, read from JSON Lines."""

import json
import tomllib
from dataclasses import dataclass
from pathlib import Path

from bedside.drafts import Draft, read_draft

HERE = Path(__file__).parent
REPOSITORY = HERE.parent


@dataclass(frozen=True, slots=True)
class Labelled:
    """A draft with what a careful reviewer expects."""

    draft: Draft
    verdict: str
    concerns: frozenset[str]
    also_ok: frozenset[str]
    must_not: frozenset[str]
    spans: tuple[tuple[str, str], ...]
    pair: str | None
    source: str


@dataclass(frozen=True, slots=True)
class LabelledSet:
    """A named set with its use (held-out, ordinary, development) and the files that were not there."""

    name: str
    use: str
    drafts: tuple[Labelled, ...]
    missing: tuple[str, ...]


def read_sets() -> tuple[LabelledSet, ...]:
    """Return every labelled set."""
    rows = tomllib.loads((HERE / "sets.toml").read_text("utf-8"))["set"]
    return tuple(_read_set(row["name"], row["use"], row["paths"]) for row in rows)


def _read_set(name: str, use: str, paths: list[str]) -> LabelledSet:
    there = [path for path in paths if (REPOSITORY / path).exists()]
    drafts = tuple(labelled for path in there for labelled in read_file(REPOSITORY / path))
    return LabelledSet(name, use, drafts, tuple(path for path in paths if path not in there))


def read_file(path: Path) -> tuple[Labelled, ...]:
    """Return the labelled drafts of one file."""
    return tuple(
        _labelled(json.loads(line), path.stem) for line in path.read_text("utf-8").splitlines() if line
    )


def _labelled(fields: dict[str, object], source: str) -> Labelled:
    expect = fields["expect"]
    assert isinstance(expect, dict)
    pair = fields.get("pair")
    return Labelled(
        read_draft(fields),
        expect["verdict"],
        frozenset(expect["concerns"]),
        frozenset(expect.get("also_ok", ())),
        frozenset(expect.get("must_not", ())),
        tuple((code, words) for code, words in expect.get("spans", ())),
        f"{source}/{pair}" if pair else None,
        source,
    )
