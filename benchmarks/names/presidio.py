"""Presidio as a finder: started as another program with its own interpreter, spoken to by lines of JSON."""

import json
import os
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from benchmarks.names.sets import kind_of
from benchmarks.names.spans import Found

SIDE = Path(__file__).parent / "presidio_side.py"
KIND_OF = kind_of("presidio")
ONE_THREAD = {"OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1", "MKL_NUM_THREADS": "1"}


class NotRunningError(Exception):
    """Presidio did not start; the message says what to do."""


@dataclass(slots=True)
class Presidio:
    """The running program, what it says it is, and how long it took: processor and clock, in seconds."""

    process: subprocess.Popen[str] = field(repr=False)
    made_of: dict[str, str]
    processor: float = 0.0
    clock: float = 0.0

    def find(self, text: str) -> list[Found]:
        """Return what Presidio finds in a text, in our kinds."""
        answer = self._ask(text)
        self.processor += answer["took"][0]
        self.clock += answer["took"][1]
        return [
            Found(start, end, KIND_OF[label]) for start, end, label in answer["spans"] if label in KIND_OF
        ]

    def _ask(self, text: str) -> Any:
        assert self.process.stdin is not None
        assert self.process.stdout is not None
        self.process.stdin.write(f"{json.dumps(text)}\n")
        self.process.stdin.flush()
        return json.loads(self.process.stdout.readline())


@contextmanager
def presidio(python: Path, model: str) -> Iterator[Presidio]:
    """Start Presidio with a spaCy model, by name or folder, and end it when done."""
    environment = {key: value for key, value in os.environ.items() if key != "PYTHONPATH"} | ONE_THREAD
    with subprocess.Popen(
        [python, SIDE, model],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
        encoding="utf-8",
        env=environment,
    ) as process:
        assert process.stdout is not None
        ready = process.stdout.readline()
        if not ready:
            raise NotRunningError(
                f"Presidio did not start with the model {model}.\n"
                f"  Run: {python} {SIDE.relative_to(SIDE.parents[2])} {model}"
            )
        yield Presidio(process, json.loads(ready))
        assert process.stdin is not None
        process.stdin.close()
