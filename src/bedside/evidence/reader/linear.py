"""Reads with a plain linear model over counted words and letters, beside the network: it errs in other places."""

from pathlib import Path
from typing import Any

import numpy as np

from bedside.evidence.reader.ngrams import ngrams

FILE = "ngrams.npz"


class Linear:
    """Weights of 8 bits for each column of `ngrams`, with how rare each column is, from one file."""

    def __init__(self, path: Path) -> None:
        with np.load(path) as tables:
            self._rarity = tables["rarity"].astype(np.float32)
            self._weights, self._scale, self._bias = tables["weights"], tables["scale"], tables["bias"]

    def logits(self, text: str, context: str) -> Any:
        """Return the logits in the order of the model's codes, with that of any change at the end."""
        counted = ngrams(text, context)
        if not counted:
            return self._bias
        columns = np.fromiter(counted.keys(), np.int64, len(counted))
        rare = np.fromiter(counted.values(), np.float32, len(counted)) * self._rarity[columns]
        rare /= np.sqrt((rare * rare).sum())
        return (rare @ self._weights[columns].astype(np.float32)) * self._scale + self._bias
