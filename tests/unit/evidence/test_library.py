"""The ready index of word lists and phrases says what its files say, and gives way when they change."""

import json
from pathlib import Path

import pytest

from bedside.drafts import Draft, Text
from bedside.evidence import library as room
from bedside.evidence.library import Library, digest, index_text, library, read_library
from bedside.evidence.passage import Passage
from bedside.evidence.phrases import search

TEXT = (
    "Another drug-seeker in bed 4 tonight, and the family of Mrs. Ortiz wants a word. Our patients are not customers. "
    "La señora del 12 otra vez. This fucking record system lost my note; follow me on my private account!"
)


@pytest.fixture
def from_index(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Library:
    index = tmp_path / "phrases.json"
    index.write_text(index_text(), encoding="utf-8")
    monkeypatch.setitem(room.INDEXES, room.DETECTORS, index)
    return library.__wrapped__()


def found(known: Library) -> set[tuple[int, int, int]]:
    passage = Passage(Text.of(TEXT), Draft(text=TEXT))
    hits = known.lexicon.hits(passage.tokens)
    return {
        (number, match.first, match.last)
        for number in range(len(known.patterns))
        for first, last in passage.sentence_tokens
        for match in search(known.patterns[number], hits, first, last)
    }


def test_the_index_finds_what_the_files_find(from_index: Library) -> None:
    assert found(from_index) == found(read_library())
    assert found(from_index)


def test_an_index_of_other_files_is_not_used(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    stale = tmp_path / "phrases.json"
    stale.write_text(json.dumps({"digest": digest()[::-1]}), encoding="utf-8")
    monkeypatch.setitem(room.INDEXES, room.DETECTORS, stale)
    assert library.__wrapped__().books.keys() == read_library().books.keys()
