"""Runs a reader as an ONNX model, on one thread."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np

from bedside.evidence.reader.linear import FILE as LINEAR
from bedside.evidence.reader.linear import Linear
from bedside.evidence.reader.mentions import Told, mentions_of
from bedside.evidence.reader.pieces import Pieces, Vocabulary
from bedside.evidence.reader.reading import CHANGE, Mention, Piece, Reading
from bedside.evidence.reader.running import session_of, share, shares
from bedside.evidence.reader.worth import Worth

# The encoder was trained on rows of at most so many pieces; a longer text is read part by part.
LONGEST = 256


class OnnxReader:
    """A model with its vocabulary and its labels, from one folder."""

    CHANGE = CHANGE

    def __init__(self, folder: Path) -> None:
        self._session = session_of(folder / "reader.onnx")
        self._vocabulary = Vocabulary(folder / "vocab.txt")
        labels = json.loads((folder / "labels.json").read_text("utf-8"))
        self.codes = tuple(labels["codes"])
        self.says = tuple(labels["says"])
        self._kinds, self._owners = tuple(labels["kinds"]), tuple(labels["owners"])
        self._worth = Worth(**labels["worth"])
        self._linear = Linear(folder / LINEAR) if (folder / LINEAR).exists() else None

    def read(self, text: str, context: str) -> Reading:
        """Return what is read in a text in its circumstances; of a long one's parts the worst counts."""
        whole: dict[str, float] = {}
        says: dict[str, float] = {}
        carried: list[Piece] = []
        mentions: list[Mention] = []
        for row in self._vocabulary.rows(context, text, LONGEST):
            out = self._run(row)
            read = self._worth.of_whole(self._logits(out, row.part(text), context))
            whole = {code: max(value, whole.get(code, 0.0)) for code, value in read.items()}
            said = self._worth.of_said(dict(zip(self.says, out.says.tolist(), strict=True)))
            says = {kind: max(value, says.get(kind, 0.0)) for kind, value in said.items()}
            carried += _carried(row, out)
            mentions += self._mentions(row, out)
        return Reading(self.codes, whole, carried, mentions, says)

    def logits(self, text: str, context: str) -> tuple[dict[str, float], dict[str, float]]:
        """Return by code, and for any change, the logits of a text's beginning: the network's, the linear model's."""
        row = next(self._vocabulary.rows(context, text, LONGEST))
        names = (*self.codes, CHANGE)
        linear = self._linear.logits(row.part(text), context).tolist() if self._linear else [0.0] * len(names)
        network = self._run(row).codes.tolist()
        return dict(zip(names, network, strict=True)), dict(zip(names, linear, strict=True))

    def _logits(self, out: "_Out", text: str, context: str) -> dict[str, float]:
        beside = self._worth.linear * self._linear.logits(text, context) if self._linear else 0.0
        return dict(zip((*self.codes, CHANGE), (out.codes + beside).tolist(), strict=True))

    def _mentions(self, pieces: Pieces, out: "_Out") -> Iterator[Mention]:
        rows = zip(
            pieces.places,
            pieces.begins,
            shares(out.kinds).tolist(),
            shares(out.owners).tolist(),
            strict=True,
        )
        told = [
            Told(*place, begins, kinds, owners) for place, begins, kinds, owners in rows if place is not None
        ]
        return map(self._worth.of_mention, mentions_of(told, self._kinds, self._owners))

    def _run(self, pieces: Pieces) -> "_Out":
        given = {
            "pieces": np.array([pieces.numbers], np.int64),
            "segments": np.array([pieces.segments], np.int64),
            "attended": np.ones((1, len(pieces.numbers)), np.int64),
        }
        return _Out(*(table[0] for table in self._session.run(list(_Out._fields), given)))


class _Out(NamedTuple):
    """The logits of one text: of its codes and of what it says, and by piece of acts, kinds and owners."""

    codes: Any
    says: Any
    acts: Any
    kinds: Any
    owners: Any


def _carried(pieces: Pieces, out: _Out) -> Iterator[Piece]:
    for place, row in zip(pieces.places, share(out.acts).tolist(), strict=True):
        if place is not None:
            yield Piece(*place, tuple(row))
