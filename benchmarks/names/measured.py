"""Runs a finder over texts and keeps what it found and how long it took."""

import time
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Protocol

from benchmarks.names.scoring import Score, score, total
from benchmarks.names.sets import PublicSet
from benchmarks.names.spans import Finder, Found

WARM_UP = "Ann Lee called from Dayton on 3 May."


class Measured(Protocol):
    """A finder with the seconds it has taken so far, of the processor and by the clock."""

    processor: float
    clock: float

    def find(self, text: str) -> list[Found]:
        """Return what is found."""


@dataclass(slots=True)
class Timed:
    """A finder of this program, timed. The processor's time counts: other work on the machine is not the finder's."""

    finder: Finder
    processor: float = 0.0
    clock: float = 0.0

    def find(self, text: str) -> list[Found]:
        """Return what is found, and count the time."""
        processor, clock = time.process_time(), time.perf_counter()
        found = self.finder(text)
        self.processor += time.process_time() - processor
        self.clock += time.perf_counter() - clock
        return found


def warmed_up(finder: Finder) -> Timed:
    """Return a finder that has loaded what it loads at its first text."""
    finder(WARM_UP)
    return Timed(finder)


def figures_of(measured: Measured, sets: Sequence[PublicSet]) -> dict[str, Any]:
    """Return the scores by set and kind, and the texts per second over all sets."""
    before, texts = (measured.processor, measured.clock), sum(len(one.texts) for one in sets)
    scores = {one.name: _scores(measured, one) for one in sets}
    processor, clock = measured.processor - before[0], measured.clock - before[1]
    return {
        "sets": {name: {kind: row.to_json() for kind, row in rows.items()} for name, rows in scores.items()},
        "texts": texts,
        "texts_per_second": round(texts / processor, 1) if processor else 0.0,
        "texts_per_second_by_the_clock": round(texts / clock, 1) if clock else 0.0,
    }


def _scores(measured: Measured, one: PublicSet) -> dict[str, Score]:
    rows = [
        (
            marked.text,
            marked.labelled,
            marked.unscored,
            [_in_set(span, one) for span in _without_domains(measured.find(marked.text))],
        )
        for marked in one.texts
    ]
    scores = score(rows, one.kinds)
    return scores | {"all": total(scores.values())}


def _in_set(span: Found, one: PublicSet) -> Found:
    """Return a span under the set's own kind: a hospital is a place for some and an organisation for others."""
    return Found(span.start, span.end, one.facility) if span.kind == "facility" else span


def _without_domains(found: list[Found]) -> list[Found]:
    """Leave out what is a link only because it is the end of an e-mail address; every finder marks these twice."""
    mails = [span for span in found if span.kind == "email"]
    return [span for span in found if span.kind != "url" or not any(map(span.overlaps, mails))]
