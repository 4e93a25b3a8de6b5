"""Scores found spans against labelled ones, by the same edges and by the letters and digits that they share.

Exact: the same kind with the same edges, once titles, possessives and marks at the edges are taken off both.

Overlap: a labelled span counts as found if found spans of its kind cover at least half of its letters and digits,
and a found span counts as right if labelled spans of its kind cover at least half of its own. So an address found in
two pieces is found, a first name found alone out of three is not, and a whole sentence marked for one name is wrong.

A found span that touches what a set labels as something we do not score is neither right nor wrong.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from benchmarks.names.spans import Found, trimmed

HALF = 0.5


@dataclass(slots=True)
class Tally:
    """How many spans were labelled and how many of them found; how many were found and how many of them right."""

    labelled: int = 0
    caught: int = 0
    found: int = 0
    right: int = 0

    @property
    def precision(self) -> float:
        """The share of found spans that are right (0 where none was found)."""
        return self.right / self.found if self.found else 0.0

    @property
    def recall(self) -> float:
        """The share of labelled spans that were found."""
        return self.caught / self.labelled if self.labelled else 0.0

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall."""
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0

    def to_json(self) -> dict[str, float]:
        """Return shares and counts."""
        return {
            "precision": round(self.precision, 4),
            "recall": round(self.recall, 4),
            "f1": round(self.f1, 4),
            "labelled": self.labelled,
            "found": self.found,
        }


@dataclass(slots=True)
class Score:
    """The tallies of one kind, by both ways of matching."""

    exact: Tally = field(default_factory=Tally)
    overlap: Tally = field(default_factory=Tally)

    def to_json(self) -> dict[str, dict[str, float]]:
        """Return both tallies."""
        return {"exact": self.exact.to_json(), "overlap": self.overlap.to_json()}


def score(
    rows: Iterable[tuple[str, Sequence[Found], Sequence[Found], Sequence[Found]]], kinds: Sequence[str]
) -> dict[str, Score]:
    """Return the score of each kind over rows of text, labelled spans, spans not scored, and found spans."""
    scores: defaultdict[str, Score] = defaultdict(Score)
    for text, labelled, unscored, found in rows:
        counted = [span for span in found if not any(span.overlaps(other) for other in unscored)]
        for kind in kinds:
            _add(scores[kind], text, _of(kind, labelled, text), _of(kind, counted, text))
    return dict(scores)


def total(scores: Iterable[Score]) -> Score:
    """Return the scores of all kinds taken together."""
    together = Score()
    for one in scores:
        for into, tally in ((together.exact, one.exact), (together.overlap, one.overlap)):
            into.labelled += tally.labelled
            into.caught += tally.caught
            into.found += tally.found
            into.right += tally.right
    return together


def is_caught(span: Found, others: Iterable[Found], text: str) -> bool:
    """Tell whether other spans cover at least half of a span's letters and digits."""
    places = {place for other in others for place in range(other.start, other.end)}
    signs = [place for place in range(span.start, span.end) if text[place].isalnum()]
    return bool(signs) and sum(place in places for place in signs) >= HALF * len(signs)


def _of(kind: str, spans: Iterable[Found], text: str) -> set[Found]:
    return {trimmed(span, text) for span in spans if span.kind == kind}


def _add(into: Score, text: str, labelled: set[Found], found: set[Found]) -> None:
    both = len(labelled & found)
    for tally in (into.exact, into.overlap):
        tally.labelled += len(labelled)
        tally.found += len(found)
    into.exact.caught += both
    into.exact.right += both
    into.overlap.caught += sum(is_caught(span, found, text) for span in labelled)
    into.overlap.right += sum(is_caught(span, labelled, text) for span in found)
