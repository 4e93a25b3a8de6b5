"""Fits what a reading is worth beside a rule, on drafts that neither the rules nor the model have seen."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from bedside.check.checking import Terms, weigh
from bedside.concerns.discovery import all_rules
from bedside.concerns.odds import LEAST, MOST
from bedside.concerns.rule import Asks
from bedside.drafts import Draft
from bedside.evidence import see
from bedside.evidence.reader.context import context_of
from bedside.evidence.reader.reading import CHANGE, Reader
from training.examples import Labelled

Table = np.ndarray[Any, np.dtype[np.float64]]

STEPS = 400
RATE = 0.5
PENALTY = 1e-3


@dataclass(frozen=True, slots=True)
class Weights:
    """log odds = code * logit(share of the code) + change * logit(share of any change) + rule - needed."""

    code: float
    change: float
    rule: float
    needed: float


def fit_weights(labelled: Sequence[Labelled], reader: Reader) -> Weights:
    """Return the weights by logistic regression over every code of every draft, also_ok left out."""
    rows, right = [], []
    for one in labelled:
        for code, features in features_of(one.draft, reader).items():
            if code not in one.also_ok:
                rows.append(features)
                right.append(code in one.concerns)
    return _regression(np.array(rows, np.float64), np.array(right, np.float64))


def features_of(draft: Draft, reader: Reader) -> dict[str, tuple[float, float, float]]:
    """Return for each code that can ask for a change: both logits, and 1 where its rule raises it by itself."""
    from_rules = {concern.code for concern in weigh(draft, see(draft), Terms())}
    reading = reader.read(draft.text, context_of(draft))
    change = _logit(reading.whole[CHANGE])
    return {
        rule.code: (_logit(reading.whole[rule.code]), change, float(rule.code in from_rules))
        for rule in all_rules()
        if rule.asks is not Asks.NOTE
    }


def _regression(rows: Table, right: Table) -> Weights:
    table = np.hstack([rows, np.ones((len(rows), 1))])
    weights = np.zeros(table.shape[1])
    for _ in range(STEPS):
        shares = 1 / (1 + np.exp(-table @ weights))
        slope = table.T @ (shares - right) / len(right) + PENALTY * weights
        curve = (table * (shares * (1 - shares))[:, None]).T @ table / len(right)
        weights = weights - RATE * np.linalg.solve(curve + PENALTY * np.eye(len(weights)), slope)
    return Weights(*(float(value) for value in weights[:3]), needed=-float(weights[3]))


def _logit(share: float) -> float:
    kept = min(MOST, max(LEAST, share))
    return float(np.log(kept / (1 - kept)))
