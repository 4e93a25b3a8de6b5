"""How the other program is spoken to; its place is taken by one made up for the purpose."""

import sys
from pathlib import Path

import pytest

from benchmarks.names import presidio as module
from benchmarks.names.presidio import NotRunningError, presidio
from benchmarks.names.spans import Found

STAND_IN = """
import json, sys
print(json.dumps({"presidio": "0", "model": sys.argv[1]}), flush=True)
for line in sys.stdin:
    text = json.loads(line)
    print(json.dumps({"took": [0.5, 0.75], "spans": [[0, len(text), "PERSON"], [0, 1, "NRP"]]}), flush=True)
"""


def test_what_it_finds_comes_in_our_kinds_with_its_time(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    side = tmp_path / "side.py"
    side.write_text(STAND_IN, encoding="utf-8")
    monkeypatch.setattr(module, "SIDE", side)

    with presidio(Path(sys.executable), "small") as engine:
        found = engine.find("Ana\u2028Quist")

    assert engine.made_of == {"presidio": "0", "model": "small"}
    assert found == [Found(0, 9, "person")]
    assert (engine.processor, engine.clock) == (0.5, 0.75)


def test_a_program_that_does_not_start_is_told_how_to_be_tried() -> None:
    with (
        pytest.raises(NotRunningError, match=r"presidio_side\.py small"),
        presidio(Path(sys.executable), "small"),
    ):
        pass
