"""How the public sets are read and cut; the sets here are made up."""

import json
from pathlib import Path

import pytest

from benchmarks.names.sets import NotThereError, read_set, training_rows
from benchmarks.names.spans import Found


def write(folder: Path, name: str, rows: list[tuple[str, list[tuple[int, int, str]]]]) -> None:
    folder.mkdir(exist_ok=True)
    lines = (json.dumps({"text": text, "spans": spans}) for text, spans in rows)
    (folder / name).write_text("\n".join(lines) + "\n", encoding="utf-8")


def test_labels_become_our_kinds_and_the_rest_is_not_scored(tmp_path: Path) -> None:
    write(tmp_path / "wnut17", "dev.jsonl", [("Orr saw Solaris", [(0, 3, "PERSON"), (8, 15, "WORK")])])

    one = read_set(tmp_path, "wnut17")

    assert one.texts[0].labelled == (Found(0, 3, "person"),)
    assert one.texts[0].unscored == (Found(8, 15, "WORK"),)


def test_a_test_file_is_taken_where_there_is_one(tmp_path: Path) -> None:
    write(tmp_path / "btc", "dev.jsonl", [("one", [])])
    write(tmp_path / "btc", "test.jsonl", [("two", []), ("three", [])])

    assert [marked.text for marked in read_set(tmp_path, "btc").texts] == ["two", "three"]


def test_a_text_is_trained_on_or_scored_and_never_both(tmp_path: Path) -> None:
    texts = [f"Patient number {number} of the morning" for number in range(200)]
    write(tmp_path / "asq-phi", "train.jsonl", [(text, []) for text in texts])

    scored = {marked.text for marked in read_set(tmp_path, "asq-phi").texts}
    trained = {row["text"] for row in training_rows(tmp_path, "asq-phi")}

    assert scored & trained == set()
    assert scored | trained == set(texts)
    assert 40 < len(scored) < 100


def test_nothing_is_trained_on_a_set_that_is_scored_whole(tmp_path: Path) -> None:
    write(tmp_path / "presidio-synth", "train.jsonl", [("Please call Ana back", [(12, 15, "PERSON")])])

    assert len(read_set(tmp_path, "presidio-synth").texts) == 1
    assert training_rows(tmp_path, "presidio-synth") == []


def test_a_set_that_is_not_scored_may_be_trained_on(tmp_path: Path) -> None:
    write(tmp_path / "wikigold", "train.jsonl", [("Ana Quist was a botanist.", [])])

    assert len(training_rows(tmp_path, "wikigold")) == 1


def test_a_limit_takes_the_first(tmp_path: Path) -> None:
    write(tmp_path / "btc", "dev.jsonl", [("one", []), ("two", [])])

    assert [marked.text for marked in read_set(tmp_path, "btc", 1).texts] == ["one"]


def test_a_set_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(NotThereError, match=r"btc: no dev\.jsonl"):
        read_set(tmp_path, "btc")
