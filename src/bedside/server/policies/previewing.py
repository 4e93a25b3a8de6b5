"""What other guidance would change: example drafts judged before and after, with the words that are meant."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise

from bedside.check import Report, check_draft
from bedside.check.report import Raised
from bedside.check.sentences import of_each_guideline, short_clause
from bedside.concerns.rule import Asks
from bedside.drafts import Draft, Span
from bedside.policy import Guidance
from bedside.server.policies import examples
from bedside.server.ready import reader_in_use

MOST_CITED = 3


@dataclass(frozen=True, slots=True)
class Judged:
    """One draft under the guidance in force, and under the other."""

    draft: Draft
    before: Report
    after: Report
    guidance: Guidance

    @property
    def changes_verdict(self) -> bool:
        """Whether the other guidance comes to another verdict."""
        return self.before.verdict is not self.after.verdict

    @property
    def changes_reasons(self) -> bool:
        """Whether the verdict stays, and what is said of the draft does not."""
        return not self.changes_verdict and _said(self.before) != _said(self.after)

    @property
    def why(self) -> tuple["Reason", ...]:
        """Return what is raised now, asked for more strictly, or no longer raised."""
        return tuple(_reasons(self.before, self.after, self.guidance))

    @property
    def passages(self) -> tuple[tuple[str, bool], ...]:
        """Return the draft in pieces, each with whether the reasons mean its words."""
        return _pieces(self.draft.text, [span for reason in self.why for span in reason.raised.concern.spans])


@dataclass(frozen=True, slots=True)
class Reason:
    """One concern that is not as it was: what it asked, what it asks now, and whose guidance it newly names."""

    raised: Raised
    was: Asks | None
    now: Asks | None
    cites: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Preview:
    """All drafts of a preview."""

    shipped: tuple[Judged, ...]
    naming: tuple[Judged, ...]
    typed: tuple[Judged, ...]

    @property
    def all(self) -> tuple[Judged, ...]:
        """Return every draft, one's own first."""
        return (*self.typed, *self.naming, *self.shipped)

    @property
    def changed(self) -> tuple[Judged, ...]:
        """Return the drafts that change verdict."""
        return tuple(judged for judged in self.all if judged.changes_verdict)

    @property
    def told_otherwise(self) -> tuple[Judged, ...]:
        """Return the drafts whose verdict stays, with other reasons."""
        return tuple(judged for judged in self.all if judged.changes_reasons)


def preview(before: Guidance, after: Guidance, typed: str = "") -> Preview:
    """Judge the example drafts before and after; what somebody typed is read here and kept nowhere."""
    return Preview(
        shipped=_judged(examples.shipped(), before, after),
        naming=_judged(examples.naming(after), before, after),
        typed=_judged(examples.typed(typed), before, after),
    )


def _judged(drafts: Iterable[Draft], before: Guidance, after: Guidance) -> tuple[Judged, ...]:
    reader = reader_in_use()
    return tuple(
        Judged(
            draft,
            check_draft(draft, before, reader=reader),
            check_draft(draft, after, reader=reader),
            after,
        )
        for draft in drafts
    )


def _said(report: Report) -> frozenset[tuple[str, Asks, tuple[str, ...]]]:
    return frozenset((raised.concern.code, raised.concern.asks, raised.clauses) for raised in report.concerns)


def _reasons(before: Report, after: Report, guidance: Guidance) -> Iterable[Reason]:
    was, now = _heaviest(before), _heaviest(after)
    for code, raised in now.items():
        old = was.get(code)
        asked = old.concern.asks if old else None
        if asked is not raised.concern.asks or (old and old.clauses != raised.clauses):
            newly = [clause for clause in raised.clauses if old is None or clause not in old.clauses]
            yield Reason(raised, asked, raised.concern.asks, tuple(_cited(newly, guidance)))
    for code, raised in was.items():
        if code not in now:
            yield Reason(raised, raised.concern.asks, None)


def _cited(clauses: Iterable[str], guidance: Guidance) -> Iterable[str]:
    """Yield whose clauses these are, one of each guideline."""
    for clause in of_each_guideline([guidance.clause(one) for one in clauses])[:MOST_CITED]:
        yield short_clause(clause, guidance.pack(clause.pack))


def _heaviest(report: Report) -> dict[str, Raised]:
    """Of each concern the one that asks most."""
    by_weight = sorted(report.concerns, key=lambda raised: raised.concern.asks.weight)
    return {raised.concern.code: raised for raised in by_weight}


def _pieces(text: str, spans: list[Span]) -> tuple[tuple[str, bool], ...]:
    edges = sorted({0, len(text), *(edge for span in spans for edge in (span.start, span.end))})
    pieces = (
        (text[start:end], any(span.start <= start and end <= span.end for span in spans))
        for start, end in pairwise(edges)
    )
    return tuple(piece for piece in pieces if piece[0])
