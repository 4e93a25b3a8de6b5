"""Scores the verdicts and concerns of the check on labelled drafts."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from bedside.check import Report
from benchmarks.labelled import Labelled

Judged = tuple[Labelled, Report]


@dataclass(slots=True)
class Counts:
    """How often a concern was rightly raised, wrongly raised, and missed."""

    right: int = 0
    wrong: int = 0
    missed: int = 0

    @property
    def precision(self) -> float:
        """The share of raised ones that were right (1 where none was raised)."""
        return _share(self.right, self.right + self.wrong)

    @property
    def recall(self) -> float:
        """The share of expected ones that were raised."""
        return _share(self.right, self.right + self.missed)

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall."""
        return _share(2 * self.right, 2 * self.right + self.wrong + self.missed)


@dataclass(slots=True)
class Judgement:
    """The figures of one set; shares in 0..1, counts beside them."""

    drafts: int
    need_change: int
    caught: float
    clean: int
    false_alarms: float
    false_holds: float
    verdicts_right: float
    pairs: int
    pairs_right: float
    spans: int
    spans_touched: float
    must_not_raised: int
    concerns: Counts = field(default_factory=Counts)
    by_code: dict[str, Counts] = field(default_factory=dict)


def judge(judged: Sequence[Judged]) -> Judgement:
    """Return the figures of a set of reports."""
    bad = [pair for pair in judged if pair[0].verdict != "post"]
    clean = [pair for pair in judged if pair[0].verdict == "post"]
    by_code = _by_code(judged)
    pairs = _pairs(judged)
    spans = [touched for pair in judged for touched in _spans(*pair)]
    return Judgement(
        drafts=len(judged),
        need_change=len(bad),
        caught=_share(sum(report.verdict != "post" for _, report in bad), len(bad)),
        clean=len(clean),
        false_alarms=_share(sum(report.verdict != "post" for _, report in clean), len(clean), empty=0),
        false_holds=_share(sum(report.verdict == "hold" for _, report in clean), len(clean), empty=0),
        verdicts_right=_share(sum(report.verdict == label.verdict for label, report in judged), len(judged)),
        pairs=len(pairs),
        pairs_right=_share(sum(map(all, pairs)), len(pairs)),
        spans=len(spans),
        spans_touched=_share(sum(spans), len(spans)),
        must_not_raised=sum(len(label.must_not & raised(report)) for label, report in judged),
        concerns=_sum(by_code.values()),
        by_code=by_code,
    )


def raised(report: Report) -> frozenset[str]:
    """Return the codes that a report raises."""
    return frozenset(row.concern.code for row in report.concerns)


def _by_code(judged: Iterable[Judged]) -> dict[str, Counts]:
    counts: defaultdict[str, Counts] = defaultdict(Counts)
    for label, report in judged:
        codes = raised(report)
        for code in codes & label.concerns:
            counts[code].right += 1
        for code in codes - label.concerns - label.also_ok:
            counts[code].wrong += 1
        for code in label.concerns - codes:
            counts[code].missed += 1
    return dict(sorted(counts.items()))


def _pairs(judged: Iterable[Judged]) -> list[list[bool]]:
    pairs: defaultdict[str, list[bool]] = defaultdict(list)
    for label, report in judged:
        if label.pair:
            pairs[label.pair].append((label.verdict == "post") == (report.verdict == "post"))
    return [right for right in pairs.values() if len(right) > 1]


def _spans(label: Labelled, report: Report) -> list[bool]:
    """Tell for each labelled span whether the concern marks any of its words; one row for each span."""
    marked = Counter[str]()
    rows = []
    for code, words in label.spans:
        start = label.draft.text.find(words, marked[words])
        marked[words] = start + 1
        spans = [span for row in report.concerns if row.concern.code == code for span in row.concern.spans]
        rows.append(any(span.start < start + len(words) and start < span.end for span in spans))
    return rows


def _sum(rows: Iterable[Counts]) -> Counts:
    total = Counts()
    for row in rows:
        total.right += row.right
        total.wrong += row.wrong
        total.missed += row.missed
    return total


def _share(part: float, whole: float, *, empty: float = 1.0) -> float:
    return part / whole if whole else empty
