"""The public sets: read from a folder, cut into what may be trained on and what is scored, in our kinds."""

import json
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Any

from benchmarks.names.spans import Found

KINDS = tomllib.loads((Path(__file__).parent / "kinds.toml").read_text("utf-8"))
SETS: tuple[str, ...] = tuple(KINDS["set"])
TEST = "test.jsonl"
TRAIN = "train.jsonl"


@dataclass(frozen=True, slots=True)
class Marked:
    """A text with what is labelled in it; ``unscored`` are labels that count neither way."""

    text: str
    labelled: tuple[Found, ...]
    unscored: tuple[Found, ...]


@dataclass(frozen=True, slots=True)
class PublicSet:
    """The scored part of a set, the kinds that it labels, and what it calls a hospital."""

    name: str
    part: str
    kinds: tuple[str, ...]
    facility: str
    texts: tuple[Marked, ...]


class NotThereError(Exception):
    """A set is not in the folder."""


def read_set(folder: Path, name: str, limit: int | None = None) -> PublicSet:
    """Return the scored part of a set; the first ``limit`` texts of it, if given."""
    told = KINDS["set"][name]
    part, rows = _scored(folder / name, told)
    kinds = tuple(dict.fromkeys(told["labels"].values()))
    marked = tuple(_marked(row, told) for row in rows[:limit])
    return PublicSet(name, part, kinds, told["facility"], marked)


def training_rows(folder: Path, name: str) -> list[dict[str, Any]]:
    """Return the rows of a set's training file that are not scored here: whoever trains a reader reads these."""
    told = KINDS["set"].get(name, {})
    return [row for row in _rows(folder / name / TRAIN) if not _is_held_out(row, told)]


def kind_of(finder: str) -> dict[str, str]:
    """Return our kind for each label of a finder."""
    return {label: kind for kind, labels in KINDS["finder"][finder].items() for label in labels}


def _scored(folder: Path, told: Mapping[str, Any]) -> tuple[str, list[dict[str, Any]]]:
    if (folder / TEST).exists():
        return TEST, _rows(folder / TEST)
    if isinstance(told["hold_out"], str):
        return told["hold_out"], _rows(folder / told["hold_out"])
    rows = [row for row in _rows(folder / TRAIN) if _is_held_out(row, told)]
    return f"{told['hold_out']:.0%} of {TRAIN}", rows


def _is_held_out(row: Mapping[str, Any], told: Mapping[str, Any]) -> bool:
    part = told.get("hold_out")
    if not isinstance(part, float):
        return part == TRAIN
    return int.from_bytes(sha256(row["text"].encode()).digest()[:8], "big") < part * 2**64


def _rows(path: Path) -> list[dict[str, Any]]:
    if not path.exists():
        raise NotThereError(f"{path.parent.name}: no {path.name} in the folder given")
    rows = (json.loads(line) for line in path.read_text("utf-8").split("\n") if line.strip())
    return [row for row in rows if row["text"].strip()]


def _marked(row: Mapping[str, Any], told: Mapping[str, Any]) -> Marked:
    labels, spans = told["labels"], row["spans"]
    return Marked(
        row["text"],
        tuple(Found(start, end, labels[label]) for start, end, label in spans if label in labels),
        tuple(Found(start, end, label) for start, end, label in spans if label in told["unscored"]),
    )
