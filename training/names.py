"""Texts of public sets in which persons and places are labelled, and nothing else; read from a folder, never kept."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from bedside.drafts import Draft
from benchmarks.names.sets import KINDS as LABELS
from benchmarks.names.sets import training_rows
from training.examples import Labelled

# Tweets and questions of clinicians; what is scored of them is left out by `training_rows`.
SETS = ("btc", "wnut17", "asq-phi")
TAKEN = frozenset({"person", "place", "date", "id"})


def names_in(folder: Path) -> Iterator[Labelled]:
    """Yield the texts in which a person or a place is labelled; what else is labelled is left open."""
    for name in SETS:
        known: dict[str, str] = LABELS["set"][name]["labels"]
        told = frozenset(known.values()) & TAKEN
        for row in training_rows(folder, name):
            if any(known.get(label) in ("person", "place") for _, _, label in row["spans"]):
                yield _labelled(row, known, told, name)


def _labelled(row: dict[str, Any], known: dict[str, str], told: frozenset[str], source: str) -> Labelled:
    mentions = tuple((known.get(label, ""), "", start, end) for start, end, label in row["spans"])
    return Labelled(
        Draft(text=row["text"]), source, "post", frozenset(), frozenset(), (), mentions, only_kinds=told
    )
