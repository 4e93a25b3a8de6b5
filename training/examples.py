"""Labelled drafts as the reader learns from them: pieces of words with labels for every head."""

import json
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from bedside.drafts import Draft, read_draft
from bedside.evidence.reader.context import context_of
from bedside.evidence.reader.pieces import Vocabulary
from training.labels import CODES, KINDS, OWNERS, SAYS

Table = np.ndarray[Any, np.dtype[np.float32]]
Row = np.ndarray[Any, np.dtype[np.int64]]

LONGEST = 256
UNKNOWN, NOT_TOLD = -1, -2


@dataclass(frozen=True, slots=True)
class Labelled:
    """A draft with all its labels, or, of a set that labels nothing else, with mentions of ``only_kinds``.

    ``verdict`` is None where it is not told. Of a message ``says`` is what it says of what is ``told``, and
    ``circumstances`` stand in the place of the draft's.
    """

    draft: Draft
    source: str
    verdict: str | None
    concerns: frozenset[str]
    also_ok: frozenset[str]
    spans: tuple[tuple[str, int, int], ...]
    mentions: tuple[tuple[str, str, int, int], ...] | None
    only_kinds: frozenset[str] = frozenset()
    says: frozenset[str] = frozenset()
    told: frozenset[str] = frozenset()
    circumstances: str = ""

    @property
    def is_message(self) -> bool:
        """Whether this is a message to or from a practice, not a draft."""
        return bool(self.told)

    @property
    def context(self) -> str:
        """What the model is told beside the words."""
        return self.circumstances or context_of(self.draft)


@dataclass(frozen=True, slots=True)
class Example:
    """What the model is given and what it should say.

    ``codes`` has one column for each code and a last one for "needs a change"; ``counted`` is 0 where a label is
    defensible either way or not known. ``says`` and ``says_counted`` say the same of what a message says, ``acts`` and
    ``acts_counted`` of every piece of a word. ``kinds`` and ``owners`` are UNKNOWN where nothing is known; a kind is
    NOT_TOLD where it is none of those in ``told``.
    """

    pieces: list[int]
    segments: list[int]
    codes: Table
    counted: Table
    says: Table
    says_counted: Table
    acts: Table
    acts_counted: Table
    kinds: Row
    owners: Row
    told: Row


def read_labelled(paths: Sequence[Path]) -> list[Labelled]:
    """Return the drafts of JSON Lines files in the format of the cases."""
    return [_labelled(json.loads(line), path.stem) for path in paths for line in _lines(path)]


def _lines(path: Path) -> Iterator[str]:
    with path.open(encoding="utf-8") as lines:
        yield from (line for line in lines if line.strip())


def _labelled(fields: Mapping[str, Any], source: str) -> Labelled:
    expect, text = fields["expect"], fields["text"]
    mentions = fields.get("mentions")
    return Labelled(
        draft=read_draft(fields),
        source=source,
        verdict=expect["verdict"],
        concerns=frozenset(expect["concerns"]),
        also_ok=frozenset(expect.get("also_ok", ())),
        spans=tuple(_placed(text, [(code, words) for code, words in expect.get("spans", ())])),
        mentions=None
        if mentions is None
        else tuple(
            (kind, whose, start, end)
            for (kind, whose), (_, start, end) in zip(
                ((kind, whose) for _, kind, whose in mentions),
                _placed(text, [(words, words) for words, _, _ in mentions]),
                strict=True,
            )
        ),
    )


def _placed(text: str, rows: Sequence[tuple[str, str]]) -> Iterator[tuple[str, int, int]]:
    """Yield where words stand; the same words given twice are the first and the second time they stand."""
    searched: Counter[tuple[str, str]] = Counter()
    for name, words in rows:
        start = text.find(words, searched[name, words])
        if start < 0:
            start = max(0, text.find(words))
        searched[name, words] = start + 1
        yield name, start, start + len(words)


def example_of(labelled: Labelled, vocabulary: Vocabulary) -> Example:
    """Return a labelled draft as the model is given it."""
    given = vocabulary.pair(labelled.context, labelled.draft.text, LONGEST)
    own = [place is not None for place in given.places]
    places = [place or (0, 0) for place in given.places]
    codes, counted = draft_labels(labelled)
    acts, kinds, owners = _piece_labels(labelled, places, own)
    return Example(
        pieces=list(given.numbers),
        segments=list(given.segments),
        codes=codes,
        counted=counted,
        says=np.array([kind in labelled.says for kind in SAYS], np.float32),
        says_counted=np.array([kind in labelled.told for kind in SAYS], np.float32),
        acts=acts,
        acts_counted=np.outer(np.array(own, np.float32), counted[:-1]),
        kinds=kinds,
        owners=owners,
        told=np.array([kind in labelled.only_kinds for kind in KINDS], np.int64),
    )


def draft_labels(labelled: Labelled) -> tuple[Table, Table]:
    """Return what a draft asks for, by code and for any change, and where that counts."""
    codes = np.array(
        [code in labelled.concerns for code in CODES] + [labelled.verdict not in {"post", None}], np.float32
    )
    counted = np.array(
        [code not in labelled.also_ok for code in CODES] + [labelled.verdict is not None], np.float32
    )
    return codes, counted * (not labelled.only_kinds)


def _piece_labels(
    labelled: Labelled, offsets: Sequence[tuple[int, int]], own: Sequence[bool]
) -> tuple[Table, Row, Row]:
    acts = np.zeros((len(offsets), len(CODES)), np.float32)
    known = UNKNOWN if labelled.mentions is None else NOT_TOLD if labelled.only_kinds else 0
    kinds = np.where(own, known, UNKNOWN).astype(np.int64)
    owners = np.where(kinds == NOT_TOLD, UNKNOWN, kinds)
    for index, (start, end) in enumerate(offsets):
        if own[index]:
            for code, first, last in labelled.spans:
                acts[index, CODES.index(code)] = max(
                    acts[index, CODES.index(code)], start < last and first < end
                )
            for kind, whose, first, last in labelled.mentions or ():
                if start < last and first < end:
                    is_told = not labelled.only_kinds or kind in labelled.only_kinds
                    kinds[index] = KINDS.index(kind) if is_told else UNKNOWN
                    owners[index] = OWNERS.index(whose) if whose else UNKNOWN
    return acts, kinds, owners
