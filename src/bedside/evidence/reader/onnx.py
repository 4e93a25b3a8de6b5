"""Runs the reader that ships: an ONNX model on one thread, loaded once and only when first asked."""

import json
from functools import cache
from pathlib import Path
from typing import Any

from bedside.evidence.reader.reading import CHANGE, Piece, Reader, Reading

try:
    import numpy as np
    import onnxruntime
    from tokenizers import Tokenizer
except ImportError:  # without these the check runs on lists and patterns, and says so
    onnxruntime = None

MODEL = Path(__file__).parent / "model"
LONGEST = 256


class OnnxReader:
    """A model with its tokenizer and its labels, from one folder."""

    def __init__(self, folder: Path) -> None:
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = options.inter_op_num_threads = 1
        options.log_severity_level = 3
        self._session = onnxruntime.InferenceSession(
            str(folder / "reader.onnx"), options, providers=["CPUExecutionProvider"]
        )
        self._tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
        self._tokenizer.enable_truncation(LONGEST, strategy="longest_first")
        self._tokenizer.no_padding()
        self._codes = tuple(json.loads((folder / "labels.json").read_text("utf-8"))["codes"])

    def read(self, text: str, context: str) -> Reading:
        """Return what is read in a text; what lies behind the first 256 pieces is not read."""
        encoding = self._tokenizer.encode(context, text)
        given = {
            "pieces": np.array([encoding.ids], np.int64),
            "segments": np.array([encoding.type_ids], np.int64),
            "attended": np.ones((1, len(encoding.ids)), np.int64),
        }
        codes, acts = self._session.run(["codes", "acts"], given)
        shares = _share(codes[0])
        rows = _share(acts[0]).tolist()
        pieces = tuple(
            Piece(start, end, tuple(row))
            for (start, end), row, sequence in zip(encoding.offsets, rows, encoding.sequence_ids, strict=True)
            if sequence == 1
        )
        names = (*self._codes, CHANGE)
        return Reading(self._codes, dict(zip(names, shares.tolist(), strict=True)), pieces)


def _share(logits: Any) -> Any:
    return 1 / (1 + np.exp(-logits))


@cache
def shipped_reader() -> Reader | None:
    """Return the reader that ships, or None where it or what runs it is not installed."""
    if onnxruntime is None or not (MODEL / "reader.onnx").exists():
        return None
    return OnnxReader(MODEL)
