"""Joins the places of several signs, so that a reader sees one mark where one thing is said."""

from collections.abc import Iterable

from bedside.drafts import Span
from bedside.evidence import Evidence, Sign


def by_sentence(seen: Evidence, signs: Iterable[Sign]) -> tuple[Span, ...]:
    """Return one place for each sentence, from the first to the last word that a sign stands on."""
    reach: dict[int, Span] = {}
    for sign in signs:
        start = seen.sentence(sign).start
        known = reach.get(start, Span(sign.start, sign.end))
        reach[start] = Span(min(known.start, sign.start), max(known.end, sign.end))
    return tuple(reach[start] for start in sorted(reach))
