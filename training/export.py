"""Writes the fitted network as ONNX with 8-bit weights, with its vocabulary and labels."""

import json
import shutil
import tempfile
from dataclasses import asdict
from pathlib import Path

import torch
from onnxruntime.quantization import QuantType, quantize_dynamic

from bedside.evidence.reader.worth import Worth
from training.labels import CODES, KINDS, OWNERS, SAYS
from training.network import Network

OPSET = 17


def export(network: Network, vocabulary: Path, folder: Path, *, is_float: bool = False) -> None:
    """Write the model's folder: `reader.onnx` with 8-bit weights unless ``is_float``, `vocab.txt`, `labels.json`."""
    folder.mkdir(parents=True, exist_ok=True)
    model = folder / "reader.onnx"
    if is_float:
        _write(network, model)
    else:
        with tempfile.TemporaryDirectory() as scratch:
            plain = Path(scratch) / "float.onnx"
            _write(network, plain)
            quantize_dynamic(plain, model, weight_type=QuantType.QInt8, per_channel=True, reduce_range=True)
    shutil.copyfile(vocabulary, folder / "vocab.txt")
    write_labels(folder, Worth())


def write_labels(folder: Path, worth: Worth) -> None:
    """Write the labels of each head in their order, and what the model's logits are worth."""
    labels = {"codes": CODES, "says": SAYS, "kinds": KINDS, "owners": OWNERS, "worth": asdict(worth)}
    (folder / "labels.json").write_text(json.dumps(labels, indent=1) + "\n", "utf-8")


def _write(network: Network, path: Path) -> None:
    example = torch.ones((1, 8), dtype=torch.long)
    names = ["pieces", "segments", "attended"]
    lengths = {0: "drafts", 1: "pieces"}
    torch.onnx.export(
        network.eval(),
        (example, example, example),
        str(path),
        input_names=names,
        output_names=["codes", "says", "acts", "kinds", "owners"],
        dynamic_axes={
            **dict.fromkeys((*names, "acts", "kinds", "owners"), lengths),
            "codes": {0: "drafts"},
            "says": {0: "drafts"},
        },
        opset_version=OPSET,
        dynamo=False,
    )
