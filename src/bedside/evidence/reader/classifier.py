"""Reads with a token classifier of an institution's own: a BERT model exported to ONNX, as Hugging Face lays it out.

The folder holds `model.onnx` (or `onnx/model.onnx`), `config.json` with `id2label`, and `vocab.txt`;
`tokenizer_config.json` says whether the model tells capitals (`do_lower_case`). Labels may begin with B-, I-, E-, S-.
What is not in the usual table of labels can be told in `bedside.json`: {"labels": {"HOSP": "facility"}}.
"""

import json
from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
from onnxruntime.capi import onnxruntime_pybind11_state as state

from bedside.evidence.reader.labels import Meaning, ReaderError, meanings_of
from bedside.evidence.reader.mentions import NOTHING, Told, mentions_of
from bedside.evidence.reader.pieces import Vocabulary
from bedside.evidence.reader.reading import KINDS, OWNERS, Mention, Reading
from bedside.evidence.reader.running import session_of, shares

# Such models read rows of at most 512 pieces; a longer text is cut at a space and read part by part. Letters, so that
# even a text whose every letter is a piece is read to its end.
LONGEST = 512
PART = 500
INPUTS = {"input_ids", "attention_mask", "token_type_ids"}
MODELS = ("model.onnx", "onnx/model.onnx", "model_quantized.onnx", "onnx/model_quantized.onnx")
# What onnxruntime raises where a file is no model, or one that it cannot run.
NOT_LOADED = (
    state.Fail,
    state.InvalidGraph,
    state.InvalidProtobuf,
    state.NotImplemented,
    state.InvalidArgument,
)
_KINDS, _OWNERS = (NOTHING, *KINDS), (NOTHING, *OWNERS)


class TokenClassifier:
    """A reader that marks mentions and says nothing of the concerns' matters."""

    def __init__(self, folder: Path) -> None:
        """Load the model; raises `ReaderError`, which says what the folder lacks."""
        labels = _labels(_json(folder / "config.json"), folder)
        self._meanings = meanings_of(labels, _json(folder / "bedside.json", needed=False).get("labels", {}))
        lower = _json(folder / "tokenizer_config.json", needed=False).get("do_lower_case", True)
        self._vocabulary = Vocabulary(_there(folder, "vocab.txt"), cased=not lower)
        try:
            self._session = session_of(_there(folder, *MODELS))
        except NOT_LOADED as error:
            raise ReaderError(f"{folder}: the model cannot be loaded by onnxruntime.") from error
        self._inputs = [given.name for given in self._session.get_inputs()]
        if not {"input_ids"} <= set(self._inputs) <= INPUTS:
            raise ReaderError(
                f"{folder}: the model asks for {', '.join(self._inputs)}.",
                f"  Export it as a token classification model, whose inputs are {', '.join(sorted(INPUTS))}.",
            )

    def read(self, text: str, context: str) -> Reading:  # noqa: ARG002  # every reader is handed it
        """Return the mentions in a text; the circumstances are not told to the model."""
        return Reading((), {}, (), tuple(self._mentions(text)))

    def _mentions(self, text: str) -> Iterator[Mention]:
        for start, part in _parts(text):
            yield from (_shifted(mention, start) for mention in self._of_part(part))

    def _of_part(self, text: str) -> tuple[Mention, ...]:
        pieces = self._vocabulary.pair("", text, LONGEST)
        # One text alone: its pieces stand behind an empty first text, whose end mark is left out.
        numbers = [pieces.numbers[0], *pieces.numbers[2:]]
        given = {
            "input_ids": np.array([numbers], np.int64),
            "attention_mask": np.ones((1, len(numbers)), np.int64),
            "token_type_ids": np.zeros((1, len(numbers)), np.int64),
        }
        logits = self._session.run(None, {name: given[name] for name in self._inputs})[0][0]
        rows = shares(logits).tolist()
        told = [
            Told(*place, begins, *_by_meaning(row, self._meanings))
            for place, begins, row in zip(pieces.places[2:], pieces.begins[2:], rows[1:], strict=True)
            if place is not None
        ]
        return mentions_of(told, _KINDS, _OWNERS)


def _by_meaning(row: list[float], meanings: tuple[Meaning, ...]) -> tuple[list[float], list[float]]:
    """Return how likely each kind and each owner is, from how likely each label is."""
    kinds, owners = [0.0] * len(_KINDS), [0.0] * len(_OWNERS)
    for share, meaning in zip(row, meanings, strict=True):
        kinds[_KINDS.index(meaning.kind)] += share
        owners[_OWNERS.index(meaning.whose)] += share
    return kinds, owners


def _parts(text: str) -> Iterator[tuple[int, str]]:
    """Yield parts of a text that a model can read at once, each with where it starts."""
    start = 0
    while start < len(text):
        end = (
            len(text)
            if len(text) - start <= PART
            else max(text.rfind(" ", start, start + PART), start + PART // 2)
        )
        yield start, text[start:end]
        start = end


def _shifted(mention: Mention, start: int) -> Mention:
    return replace(mention, start=mention.start + start, end=mention.end + start)


def _labels(config: Mapping[str, Any], folder: Path) -> tuple[str, ...]:
    named = config.get("id2label")
    if not isinstance(named, dict) or {str(number) for number in range(len(named))} != set(named):
        raise ReaderError(f"{folder / 'config.json'}: `id2label` is missing or does not count from 0.")
    return tuple(str(named[str(number)]) for number in range(len(named)))


def _there(folder: Path, *names: str) -> Path:
    for name in names:
        if (folder / name).is_file():
            return folder / name
    raise ReaderError(
        f"{folder}: there is no {names[0]}.", "  Name the folder to which the model was exported as ONNX."
    )


def _json(path: Path, *, needed: bool = True) -> dict[str, Any]:
    if not path.exists() and not needed:
        return {}
    try:
        fields = json.loads(_there(path.parent, path.name).read_text("utf-8"))
    except ValueError as error:
        raise ReaderError(f"{path}: this is not JSON ({error}).") from None
    if not isinstance(fields, dict):
        raise ReaderError(f"{path}: an object is expected.")
    return fields
