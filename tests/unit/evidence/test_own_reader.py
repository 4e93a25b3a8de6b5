"""A token classifier of an institution's own reads beside the one that ships; what it lacks is said plainly."""

import json
from pathlib import Path

import numpy as np
import onnx
import pytest
from onnx import TensorProto, helper, numpy_helper

from bedside.cli.main import main
from bedside.drafts import Draft
from bedside.evidence import Whose, see
from bedside.evidence.reader.classifier import TokenClassifier
from bedside.evidence.reader.labels import ReaderError
from bedside.evidence.reader.reading import Mention, Reading
from bedside.evidence.reader.together import Together

PIECES = ("[PAD]", "[UNK]", "[CLS]", "[SEP]", "zu", "##bi", "##ela", "ward", "wexcombe", "was", "on")
LABELS = ("O", "B-PATIENT", "I-PATIENT", "B-HOSP", "ODD")
# Which label each piece is sure of.
SURE = {"zu": 1, "##bi": 2, "##ela": 2, "wexcombe": 3, "ward": 4}


def tiny_model(
    folder: Path, labels: tuple[str, ...] = LABELS, *, inputs: tuple[str, ...] = ("input_ids",)
) -> Path:
    """Write a model that knows eleven pieces: a table from a piece to its label, as a real one is laid out."""
    table = np.full((len(PIECES), len(labels)), -4, np.float32)
    for number, piece in enumerate(PIECES):
        table[number, SURE.get(piece, 0)] = 4
    graph = helper.make_graph(
        [helper.make_node("Gather", ["table", "input_ids"], ["logits"])],
        "tiny",
        [helper.make_tensor_value_info(name, TensorProto.INT64, [1, None]) for name in inputs],
        [helper.make_tensor_value_info("logits", TensorProto.FLOAT, [1, None, len(labels)])],
        [numpy_helper.from_array(table, "table")],
    )
    folder.mkdir(parents=True, exist_ok=True)
    model = helper.make_model(graph, opset_imports=[helper.make_opsetid("", 17)], ir_version=10)
    onnx.save(model, folder / "model.onnx")
    (folder / "vocab.txt").write_text("\n".join(PIECES), "utf-8")
    (folder / "config.json").write_text(json.dumps({"id2label": dict(enumerate(labels))}), "utf-8")
    return folder


def test_pieces_are_joined_into_mentions_with_their_owner(tmp_path: Path) -> None:
    text = "zubiela was on ward wexcombe"
    mentions = TokenClassifier(tiny_model(tmp_path)).read(text, "").mentions
    assert [(one.kind, text[one.start : one.end], one.whose) for one in mentions] == [
        ("person", "zubiela", "patient"),
        ("facility", "wexcombe", None),
    ]
    assert all(one.share > 0.9 for one in mentions)


def test_what_no_list_knows_becomes_evidence(tmp_path: Path) -> None:
    signs = see(Draft(text="zubiela was on ward"), reader=TokenClassifier(tiny_model(tmp_path))).signs
    read = [sign for sign in signs if sign.kind == "person"]
    assert [(sign.start, sign.end, sign.whose, sign.seen_by) for sign in read] == [
        (0, 7, Whose.PATIENT, "reader")
    ]


def test_a_long_text_is_read_to_its_end(tmp_path: Path) -> None:
    text = "was on " * 400 + "zubiela"
    mentions = TokenClassifier(tiny_model(tmp_path)).read(text, "").mentions
    assert [text[one.start : one.end] for one in mentions] == ["zubiela"]


def test_an_institution_says_what_its_labels_mean(tmp_path: Path) -> None:
    tiny_model(tmp_path)
    (tmp_path / "bedside.json").write_text('{"labels": {"ODD": "place"}}', "utf-8")
    mentions = TokenClassifier(tmp_path).read("on ward", "").mentions
    assert [one.kind for one in mentions] == ["place"]


def test_two_readers_are_one(tmp_path: Path) -> None:
    class Sure:
        def read(self, text: str, context: str) -> Reading:
            assert text
            assert context
            return Reading(("threat",), {"threat": 0.2, "change": 0.1}, (), (Mention("place", 0, 7, 0.6),))

    reading = Together(Sure(), TokenClassifier(tiny_model(tmp_path))).read("zubiela was on ward", "post")
    assert reading.whole["threat"] == 0.2
    assert [one.kind for one in reading.mentions] == ["person"]


@pytest.mark.parametrize(
    ("spoil", "said"),
    [
        (lambda folder: (folder / "model.onnx").unlink(), "there is no model.onnx"),
        (lambda folder: (folder / "model.onnx").write_bytes(b"no"), "cannot be loaded"),
        (lambda folder: (folder / "vocab.txt").unlink(), "there is no vocab.txt"),
        (lambda folder: (folder / "config.json").write_text("{"), "not JSON"),
        (lambda folder: (folder / "config.json").write_text("[]"), "an object is expected"),
        (lambda folder: (folder / "config.json").write_text("{}"), "`id2label` is missing"),
        (lambda folder: tiny_model(folder, ("O", "X", "Y", "Z", "W")), "None of the model's labels is known"),
        (lambda folder: tiny_model(folder, inputs=("input_ids", "pixels")), "asks for input_ids, pixels"),
        (
            lambda folder: (folder / "bedside.json").write_text('{"labels": {"ODD": "planet"}}'),
            "ODD cannot mean 'planet'",
        ),
    ],
)
def test_what_is_wrong_with_a_reader_is_said(tmp_path: Path, spoil: object, said: str) -> None:
    tiny_model(tmp_path)
    spoil(tmp_path)  # type: ignore[operator]  # a lambda of the table above
    with pytest.raises(ReaderError, match="(?s)" + said.replace("[", r"\[")):
        TokenClassifier(tmp_path)


def test_the_command_takes_it_and_says_what_it_lacks(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    model = tiny_model(tmp_path / "model")
    assert main(["see", "--reader", str(model), "--text", "zubiela was on ward"]) == 0
    assert '"person"' in capsys.readouterr().out
    assert main(["check", "--reader", str(tmp_path / "none"), "--text", "Wash your hands."]) == 2
    assert "--reader" in capsys.readouterr().err
