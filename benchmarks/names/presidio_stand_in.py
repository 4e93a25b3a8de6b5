"""Fits a small spaCy model for Presidio, where spaCy's own small model cannot be had; runs in Presidio's environment.

    PYTHON benchmarks/names/presidio_stand_in.py DATA_DIR OUT_DIR

It has spaCy's stock architecture and learns people, places and organisations from the training parts of public sets.
On short posts that makes it a strong opponent: the model that people install has not seen their kind. Elsewhere it has
read far less than that model (and no dates), so its figures on other sets and on groups of names say little.
"""

import json
import random
import sys
from collections.abc import Iterator, Sequence
from importlib import import_module
from pathlib import Path
from typing import Any

SETS = ("btc", "wnut17", "wikigold")
LABELS = {"PERSON": "PERSON", "LOCATION": "LOC", "ORG": "ORG", "GROUP": "ORG"}
EPOCHS, BATCH, DROPOUT, SEED = 10, 32, 0.2, 7


def main(data: Path, out: Path) -> int:
    """Fit and write the model."""
    # Loaded by name: spaCy is no dependency of ours, it is found where this is run.
    spacy, training = import_module("spacy"), import_module("spacy.training")
    spacy.util.fix_random_seed(SEED)
    nlp = spacy.blank("en")
    nlp.add_pipe("ner")
    examples = [
        training.Example(nlp.make_doc(text), _labelled(nlp.make_doc(text), spans))
        for text, spans in _texts(data)
    ]
    print(f"{len(examples)} texts")
    _fit(nlp, examples)
    nlp.to_disk(out)
    return 0


def _fit(nlp: Any, examples: list[Any]) -> None:
    optimizer = nlp.initialize(lambda: examples)
    draw = random.Random(SEED)
    for epoch in range(EPOCHS):
        losses: dict[str, float] = {}
        draw.shuffle(examples)
        for start in range(0, len(examples), BATCH):
            nlp.update(examples[start : start + BATCH], sgd=optimizer, drop=DROPOUT, losses=losses)
        print(f"epoch {epoch + 1} of {EPOCHS}: loss {losses['ner']:.0f}", flush=True)


def _labelled(words: Any, spans: Sequence[tuple[int, int, str]]) -> Any:
    found = (
        words.char_span(start, end, LABELS[label], alignment_mode="expand")
        for start, end, label in spans
        if label in LABELS
    )
    words.ents = import_module("spacy").util.filter_spans(span for span in found if span is not None)
    return words


def _texts(data: Path) -> Iterator[tuple[str, list[tuple[int, int, str]]]]:
    for name in SETS:
        for line in (data / name / "train.jsonl").read_text("utf-8").split("\n"):
            row = json.loads(line or "{}")
            if row.get("text", "").strip():
                yield row["text"], row["spans"]


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]), Path(sys.argv[2])))
