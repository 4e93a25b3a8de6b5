"""Runs a reader as an ONNX model, on one thread."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np
import onnxruntime

from bedside.evidence.reader.pieces import Pieces, Vocabulary
from bedside.evidence.reader.reading import CHANGE, Piece, Reading

# The encoder was trained on rows of at most so many pieces; what lies behind is not read.
LONGEST = 256


@dataclass(frozen=True, slots=True)
class Worth:
    """What the model's own logits are worth, found on drafts that it has not seen; stored with the model.

    The log odds that a matter is worth raising are ``code`` times the matter's logit, plus ``change`` times the logit
    of any change, less what is ``needed`` for that matter.
    """

    code: float = 1.0
    change: float = 0.0
    needed: Mapping[str, float] = field(default_factory=dict)


class OnnxReader:
    """A model with its vocabulary and its labels, from one folder."""

    CHANGE = CHANGE

    def __init__(self, folder: Path) -> None:
        # On Windows every version traces events for the system to collect, unless told not to.
        onnxruntime.disable_telemetry_events()
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = options.inter_op_num_threads = 1
        options.log_severity_level = 3
        self._session = onnxruntime.InferenceSession(
            str(folder / "reader.onnx"), options, providers=["CPUExecutionProvider"]
        )
        self._vocabulary = Vocabulary(folder / "vocab.txt")
        labels = json.loads((folder / "labels.json").read_text("utf-8"))
        self.codes = tuple(labels["codes"])
        self._worth = Worth(**labels["worth"])

    def read(self, text: str, context: str) -> Reading:
        """Return what is read in a text in its circumstances."""
        pieces = self._vocabulary.pair(context, text, LONGEST)
        codes, acts = self._run(pieces)
        carried = tuple(
            Piece(place[0], place[1], tuple(row))
            for place, row in zip(pieces.places, _share(acts).tolist(), strict=True)
            if place is not None
        )
        return Reading(
            self.codes, self._whole(dict(zip((*self.codes, CHANGE), codes.tolist(), strict=True))), carried
        )

    def logits(self, text: str, context: str) -> dict[str, float]:
        """Return the model's own logits of the whole text, by code, with that of any change."""
        codes, _ = self._run(self._vocabulary.pair(context, text, LONGEST))
        return dict(zip((*self.codes, CHANGE), codes.tolist(), strict=True))

    def _whole(self, logits: Mapping[str, float]) -> dict[str, float]:
        """Return the shares: of a matter calibrated, of any change as the model has it."""
        change = self._worth.change * logits[CHANGE]
        odds = {
            code: self._worth.code * logits[code] + change - self._worth.needed.get(code, 0.0)
            for code in self.codes
        }
        return {code: float(_share(value)) for code, value in (odds | {CHANGE: logits[CHANGE]}).items()}

    def _run(self, pieces: Pieces) -> tuple[Any, Any]:
        given = {
            "pieces": np.array([pieces.numbers], np.int64),
            "segments": np.array([pieces.segments], np.int64),
            "attended": np.ones((1, len(pieces.numbers)), np.int64),
        }
        codes, acts = self._session.run(["codes", "acts"], given)
        return codes[0], acts[0]


def _share(logits: Any) -> Any:
    return 1 / (1 + np.exp(-logits))
