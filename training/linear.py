"""Fits the linear model over counted words and letters: logistic regression for each code and for any change."""

from collections.abc import Sequence
from pathlib import Path

import numpy as np
from scipy import sparse
from sklearn.linear_model import LogisticRegression

from bedside.evidence.reader.context import context_of
from bedside.evidence.reader.linear import FILE
from bedside.evidence.reader.ngrams import COLUMNS, ngrams
from training.examples import Labelled, draft_labels
from training.labels import CODES

# How freely the weights may grow; of 4, 8 and 16 the one that was best on the weighing author's drafts.
FREEDOM = 8.0
# Weights are stored in 8 bits.
STEPS = 127


def fit_linear(labelled: Sequence[Labelled], folder: Path) -> None:
    """Fit to drafts, and write the weights into the folder of a model."""
    counts = _table(labelled)
    rarity = (
        np.log((1 + counts.shape[0]) / (1 + np.bincount(counts.indices, minlength=COLUMNS))) + 1
    ).astype(np.float16)
    weighed = counts @ sparse.diags(rarity.astype(np.float32))
    weighed = sparse.diags(1 / np.sqrt(weighed.multiply(weighed).sum(axis=1)).A1) @ weighed
    labels = [draft_labels(one) for one in labelled]
    wanted, counted = np.stack([row[0] for row in labels]), np.stack([row[1] for row in labels]) > 0
    weights = np.zeros((COLUMNS, len(CODES) + 1), np.float32)
    bias = np.zeros(len(CODES) + 1, np.float32)
    for column in range(len(CODES) + 1):
        rows = counted[:, column]
        fitted = LogisticRegression(C=FREEDOM, solver="liblinear", max_iter=300)
        fitted.fit(weighed[rows], wanted[rows, column] > 0)
        weights[:, column], bias[column] = fitted.coef_[0], fitted.intercept_[0]
    scale = np.abs(weights).max(axis=0) / STEPS
    np.savez_compressed(
        folder / FILE,
        rarity=rarity,
        weights=np.round(weights / scale).astype(np.int8),
        scale=scale,
        bias=bias,
    )


def _table(labelled: Sequence[Labelled]) -> sparse.csr_matrix:
    rows = [ngrams(one.draft.text, context_of(one.draft)) for one in labelled]
    ends = np.cumsum([0, *map(len, rows)])
    columns = np.fromiter((column for row in rows for column in row), np.int64)
    weights = np.fromiter((weight for row in rows for weight in row.values()), np.float32)
    return sparse.csr_matrix((weights, columns, ends), shape=(len(rows), COLUMNS))
