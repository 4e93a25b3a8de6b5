"""The sentences that every report shares, whatever its form."""

import re
from collections.abc import Iterable, Mapping, Sequence

from bedside.check import Report, Verdict
from bedside.check.report import Raised
from bedside.concerns.rule import Asks, Concern
from bedside.policy import Clause, Guidance

IDENTIFIABLE = "patient-identifiable"
# Authors, journal and pages; a reader of the short form needs whose it is and of what year.
_CITATION = re.compile(r"\s*\([^()]*\b(?:19|20)\d\d\b[^()]*\)")
# What a locator says further, in parentheses or in the words of the source.
_ASIDE = re.compile(r",? [('\"]")
_SENTENCE = re.compile(r".+?[.!?](?=\s|$)", re.DOTALL)


def verdict_sentence(report: Report) -> str:
    """Return the verdict in one plain sentence."""
    asking = [raised.concern for raised in report.concerns if raised.concern.asks is not Asks.NOTE]
    if report.verdict is Verdict.POST:
        notes = len(report.concerns)
        return f"Good to post; {counted(notes, 'remark')} to consider." if notes else "Good to post."
    if report.verdict is Verdict.HOLD:
        first = _each(concern.first for concern in asking)
        return f"Not like this: first {first}." if first else "Better not to post this."
    return _what_to_change(asking)


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


def no_wording(report: Report) -> str:
    """Return why a draft to be revised is offered no safer wording, or an empty text."""
    if report.verdict is not Verdict.REVISE or report.safer_text is not None:
        return ""
    elsewhere = _each(raised.concern.change for raised in report.concerns)
    if elsewhere:
        return f"Other words alone do not help here: change {elsewhere}."
    return "No wording was found that keeps most of yours; go by the fixes above."


def short_clause(clause: Clause) -> str:
    """Return whose guidance a clause is, of what year, and where it stands, on a line."""
    source = _CITATION.sub("", clause.source)
    date = "" if clause.year is None or str(clause.year) in source else f", {clause.year}"
    return f"{source}{date}: {_ASIDE.split(clause.locator)[0].removesuffix(', row')}"


def clause_line(clause: Clause) -> str:
    """Return whose guidance a clause is, with its date, place and address."""
    date = "" if clause.year is None or str(clause.year) in clause.source else f", {clause.year}"
    return f"{clause.source}{date}: {clause.locator}. {clause.url}"


def of_each_guideline(clauses: Sequence[Clause], most: int) -> tuple[Clause, ...]:
    """Return at most so many clauses, one of each guideline before a second of any."""
    firsts = list({clause.pack: clause for clause in reversed(clauses)}.values())[::-1]
    return tuple([*firsts, *(clause for clause in clauses if clause not in firsts)][:most])


def board_sentence(code: str, guidance: Guidance) -> str:
    """Return the published share of boards that would look into such a post, or an empty text."""
    figure = next(
        (row for row in guidance.figures_for(code) if row.kind == "boards" and row.percent is not None), None
    )
    if figure is None:
        return ""
    asked = f"{figure.source}, {figure.about}"
    return f"{figure.percent:g}% of state boards surveyed would likely investigate it ({asked})."


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


def _what_to_change(asking: Sequence[Concern]) -> str:
    elsewhere = _each(concern.change for concern in asking)
    in_words = sum(concern.change is None for concern in asking)
    if not elsewhere:
        return f"Change {counted(in_words, 'thing')} before you post it."
    further = f", and {counted(in_words, 'thing')} more," if in_words else ""
    return f"Change {elsewhere}{further} before you post it."


def _each(names: Iterable[str | None]) -> str:
    return " and ".join(dict.fromkeys(name for name in names if name))
