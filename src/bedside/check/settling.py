"""Settles what several rules raised about the same words: one concern a code, the heaviest first."""

from collections.abc import Iterable
from dataclasses import replace

from bedside.concerns.rule import Concern
from bedside.drafts import Span


def settle(concerns: Iterable[Concern]) -> tuple[Concern, ...]:
    """Return one concern for each code, with all its places, by weight and then by place in the text."""
    by_code: dict[str, list[Concern]] = {}
    for concern in concerns:
        by_code.setdefault(concern.code, []).append(concern)
    return tuple(sorted(map(_joined, by_code.values()), key=_order))


def _joined(concerns: list[Concern]) -> Concern:
    heaviest = max(concerns, key=lambda concern: concern.asks.weight)
    return replace(
        heaviest,
        spans=_apart(span for concern in concerns for span in concern.spans),
        clauses=tuple(dict.fromkeys(clause for concern in concerns for clause in concern.clauses)),
        fixes=tuple(dict.fromkeys(fix for concern in concerns for fix in concern.fixes)),
    )


def _apart(spans: Iterable[Span]) -> tuple[Span, ...]:
    """Return the places with those that overlap joined into one."""
    kept: list[Span] = []
    for span in sorted(set(spans), key=lambda span: (span.start, -span.end)):
        if kept and span.start < kept[-1].end:
            kept[-1] = Span(kept[-1].start, max(kept[-1].end, span.end))
        else:
            kept.append(span)
    return tuple(kept)


def _order(concern: Concern) -> tuple[int, int, str]:
    return (-concern.asks.weight, concern.spans[0].start if concern.spans else -1, concern.code)
