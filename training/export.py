"""Writes the fitted network as ONNX with 8-bit weights, with its vocabulary and labels."""

import json
import shutil
import tempfile
from dataclasses import asdict
from pathlib import Path

import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from torch import Tensor, nn

from bedside.evidence.reader.onnx import Worth
from training.labels import CODES
from training.network import Network

OPSET = 17


class _Shipped(nn.Module):
    """The heads that the check uses; the others serve the learning alone."""

    def __init__(self, network: Network) -> None:
        super().__init__()
        self.network = network

    def forward(self, pieces: Tensor, segments: Tensor, attended: Tensor) -> tuple[Tensor, Tensor]:
        codes, acts, _, _ = self.network(pieces, segments, attended)
        return codes, acts


def export(network: Network, vocabulary: Path, folder: Path) -> None:
    """Write the model's folder: `reader.onnx`, `vocab.txt`, `labels.json`."""
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as scratch:
        plain = Path(scratch) / "float.onnx"
        _write(network, plain)
        quantize_dynamic(
            plain, folder / "reader.onnx", weight_type=QuantType.QInt8, per_channel=True, reduce_range=True
        )
    shutil.copyfile(vocabulary, folder / "vocab.txt")
    write_labels(folder, Worth())


def write_labels(folder: Path, worth: Worth) -> None:
    """Write the codes in their order, and what the model's logits are worth."""
    labels = {"codes": CODES, "worth": asdict(worth)}
    (folder / "labels.json").write_text(json.dumps(labels, indent=1) + "\n", "utf-8")


def _write(network: Network, path: Path) -> None:
    example = torch.ones((1, 8), dtype=torch.long)
    names = ["pieces", "segments", "attended"]
    lengths = {0: "drafts", 1: "pieces"}
    torch.onnx.export(
        _Shipped(network.eval()),
        (example, example, example),
        str(path),
        input_names=names,
        output_names=["codes", "acts"],
        dynamic_axes={**dict.fromkeys(names, lengths), "codes": {0: "drafts"}, "acts": lengths},
        opset_version=OPSET,
        dynamo=False,
    )
