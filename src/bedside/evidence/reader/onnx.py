"""Runs a reader as an ONNX model, on one thread."""

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import onnxruntime

from bedside.evidence.reader.pieces import Vocabulary
from bedside.evidence.reader.reading import CHANGE, Piece, Reading

# The encoder was trained on rows of at most so many pieces; what lies behind is not read.
LONGEST = 256


@dataclass(frozen=True, slots=True)
class Worth:
    """What the model's own logits are worth, fitted on drafts that it has not seen; stored with the model.

    The log odds that a matter is worth raising are ``code`` times the matter's logit, plus ``change`` times the logit
    of any change, less what is ``needed``.
    """

    code: float = 1.0
    change: float = 0.0
    needed: float = 0.0


class OnnxReader:
    """A model with its vocabulary and its labels, from one folder."""

    def __init__(self, folder: Path) -> None:
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = options.inter_op_num_threads = 1
        options.log_severity_level = 3
        self._session = onnxruntime.InferenceSession(
            str(folder / "reader.onnx"), options, providers=["CPUExecutionProvider"]
        )
        self._vocabulary = Vocabulary(folder / "vocab.txt")
        labels = json.loads((folder / "labels.json").read_text("utf-8"))
        self._codes = tuple(labels["codes"])
        self._worth = Worth(**labels["worth"])

    def read(self, text: str, context: str) -> Reading:
        """Return what is read in a text in its circumstances."""
        pieces = self._vocabulary.pair(context, text, LONGEST)
        given = {
            "pieces": np.array([pieces.numbers], np.int64),
            "segments": np.array([pieces.segments], np.int64),
            "attended": np.ones((1, len(pieces.numbers)), np.int64),
        }
        codes, acts = self._session.run(["codes", "acts"], given)
        rows = _share(acts[0]).tolist()
        carried = tuple(
            Piece(place[0], place[1], tuple(row))
            for place, row in zip(pieces.places, rows, strict=True)
            if place is not None
        )
        # The last logit is that of "needs any change".
        worth = self._worth.code * codes[0][:-1] + self._worth.change * codes[0][-1] - self._worth.needed
        whole = dict(zip(self._codes, _share(worth).tolist(), strict=True))
        return Reading(self._codes, whole | {CHANGE: float(_share(codes[0][-1]))}, carried)


def _share(logits: Any) -> Any:
    return 1 / (1 + np.exp(-logits))
