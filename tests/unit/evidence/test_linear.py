"""The linear model beside the network counts words and letters alike everywhere, and adds up their weights."""

from math import log
from pathlib import Path

import numpy as np
import pytest

from bedside.evidence.reader.linear import Linear
from bedside.evidence.reader.ngrams import COLUMNS, ngrams

OUTCOMES = 3


def written(path: Path, columns: dict[int, int]) -> Path:
    """Write a model in which some columns speak for the second outcome."""
    weights = np.zeros((COLUMNS, OUTCOMES), np.int8)
    for column, weight in columns.items():
        weights[column, 1] = weight
    np.savez_compressed(
        path,
        rarity=np.ones(COLUMNS, np.float16),
        weights=weights,
        scale=np.full(OUTCOMES, 0.5, np.float32),
        bias=np.array([-1, -2, -3], np.float32),
    )
    return path


def test_words_are_counted_as_the_weights_were_fitted() -> None:
    # The numbers are part of the model: a change of the hash or the cutting makes its weights meaningless.
    counted = ngrams("We we", "post")
    assert sorted(counted) == [4363, 6381, 26649, 44501, 45533, 53954, 58644, 61685]
    # Twice as a word and twice as a run of two letters.
    assert max(counted.values()) == pytest.approx(1 + log(4))


def test_the_circumstances_are_not_taken_for_the_text() -> None:
    assert set(ngrams("post", "")) != set(ngrams("", "post"))


def test_weights_are_added_up_over_a_text_of_length_one(tmp_path: Path) -> None:
    column = next(iter(ngrams("", "post")))
    model = Linear(written(tmp_path / "ngrams.npz", {column: 8}))
    assert model.logits("", "post").tolist() == pytest.approx([-1, -2 + 0.5 * 8, -3])


def test_nothing_to_count_leaves_what_is_usual(tmp_path: Path) -> None:
    assert Linear(written(tmp_path / "ngrams.npz", {})).logits("", "").tolist() == [-1, -2, -3]
