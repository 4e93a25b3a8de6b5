"""The sentences that every report of the command shares, beside those of every door in `check.sentences`."""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import cast

from bedside.check import Report, Verdict
from bedside.check.report import Raised
from bedside.check.sentences import full_clause
from bedside.concerns.rule import Asks, Concern
from bedside.policy import Clause, Guidance

IDENTIFIABLE = "patient-identifiable"
TEN = 10
_SENTENCE = re.compile(r".+?[.!?](?=\s|$)", re.DOTALL)


def remedies(concern: Concern, most: int = 3) -> str:
    """Return what to do about a concern's words, in one sentence; an empty text where nothing is proposed."""
    labels = list(dict.fromkeys(fix.label.rstrip(".") for fix in concern.fixes))
    shown = [*labels[:1], *map(_going_on, labels[1:most])]
    more = f"; and {len(labels) - most} more" if len(labels) > most else ""
    return f"{'; '.join(shown)}{more}." if labels else ""


def estimate_of(report: Report, *, always: bool = False) -> Mapping[str, object] | None:
    """Return the estimate of how many people fit, where a concern rests on it or it is asked for."""
    rests = any(raised.concern.code == IDENTIFIABLE for raised in report.concerns)
    return report.identifiability if rests or always else None


def reckoning(estimate: Mapping[str, object]) -> str:
    """Return the arithmetic of an estimate in a line: what was told, and how many people are left with it."""
    rows = [f"{says}: {_people(left[1])}" for says, left, _ in _steps(estimate)]
    return "; ".join([f"{row} people" for row in rows[:1]] + rows[1:])


def reckoning_rows(estimate: Mapping[str, object]) -> Iterator[str]:
    """Yield the arithmetic row by row, each with its range and where its figure is from."""
    for says, (low, likely, high), source in _steps(estimate):
        spread = f" ({_people(low)} to {_people(high)})" if high >= 1 else ""
        yield f"{says}: {_people(likely)}{spread}. {source[:1].upper()}{source[1:]}."


def _steps(estimate: Mapping[str, object]) -> Iterator[tuple[str, Sequence[float], str]]:
    for step in cast("Sequence[Mapping[str, object]]", estimate.get("steps", ())):
        yield str(step["says"]), cast("Sequence[float]", step["people"]), str(step["source"])


def _people(number: float) -> str:
    """Return a number of people in two digits: more would claim what the figures do not hold."""
    if number < 1:
        return "fewer than 1"
    return f"{int(float(f'{number:.2g}')):,}" if number >= TEN else f"{number:.0f}"


def clause_line(clause: Clause, guidance: Guidance) -> str:
    """Return whose guidance a clause is, with its date, place and address."""
    return f"{full_clause(clause, guidance.pack(clause.pack))}. {clause.url}"


def first_sentence(words: str) -> str:
    """Return the first sentence of a text."""
    found = _SENTENCE.match(words)
    return found[0] if found else words


def summary(reports: Sequence[Report]) -> str:
    """Return how many drafts there were, and how many of each verdict."""
    verdicts = [report.verdict for report in reports]
    told = [f"{verdicts.count(verdict)} to {verdict.value}" for verdict in Verdict if verdict in verdicts]
    return f"{counted(len(reports), 'draft')}: {', '.join(told)}."


def counted(number: int, noun: str) -> str:
    """Return a number with its noun, in the plural where it is not one."""
    return f"{number:,} {noun}" if number == 1 else f"{number:,} {noun}s"


def asks_word(raised: Raised) -> str:
    """Return what a concern asks, as a reader is told: a note is a remark."""
    return "remark" if raised.concern.asks is Asks.NOTE else raised.concern.asks.value


def _going_on(label: str) -> str:
    """Return a label as it stands within a sentence; what is written in capitals stays so."""
    return label[:1].lower() + label[1:] if label[1:2].islower() else label
