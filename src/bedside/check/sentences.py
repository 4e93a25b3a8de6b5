"""The sentences around a report, once for every door, in English or in whatever language a door speaks."""

import re
from collections.abc import Iterable, Sequence
from typing import Protocol

from bedside.check.report import Report, Verdict
from bedside.concerns.rule import Asks, Concern
from bedside.policy import Clause, Guidance, Pack

# Authors, journal and pages; a reader of the short form needs whose it is and of what year.
_CITATION = re.compile(r"\s*\([^()]*\b(?:19|20)\d\d\b[^()]*\)")
# What a locator says further, in parentheses or in the words of the source.
_ASIDE = re.compile(r",? [('\"]")


class Speech(Protocol):
    """The language of a door."""

    def say(self, sentence: str) -> str:
        """Return a sentence in this language, or as it is where it is not known."""

    def count(self, one: str, several: str, number: int) -> str:
        """Return the form of a sentence that goes with a number."""


class InEnglish:
    """The language of the core."""

    def say(self, sentence: str) -> str:
        """Return the sentence."""
        return sentence

    def count(self, one: str, several: str, number: int) -> str:
        """Return the singular or the plural."""
        return one if number == 1 else several


ENGLISH = InEnglish()


def verdict_sentence(report: Report, speech: Speech = ENGLISH) -> str:
    """Return the verdict in one plain sentence."""
    asking = [raised.concern for raised in report.concerns if raised.concern.asks is not Asks.NOTE]
    if report.verdict is Verdict.POST:
        return _good(len(report.concerns), speech)
    if report.verdict is Verdict.HOLD:
        return _hold(asking, speech)
    return _revise(asking, speech)


def no_wording(report: Report, speech: Speech = ENGLISH) -> str:
    """Return why a draft to be revised is offered no safer wording, or an empty text."""
    if report.verdict is not Verdict.REVISE or report.safer_text is not None:
        return ""
    elsewhere = _each((raised.concern.change for raised in report.concerns), speech)
    if elsewhere:
        return speech.say("Other words alone do not help here: change %(what)s.") % {"what": elsewhere}
    return speech.say("No wording was found that keeps most of yours. Each concern says what to change.")


def board_sentence(code: str, guidance: Guidance, speech: Speech = ENGLISH, *, with_case: bool = True) -> str:
    """Return the published share of boards that would look into such a post, or an empty text.

    ``with_case`` says what the boards were asked about, in the words of the source, which are English.
    """
    boards = (row for row in guidance.figures_for(code) if row.kind == "boards" and row.percent is not None)
    figure = next(boards, None)
    if figure is None:
        return ""
    said = speech.say(
        "%(percent)s%% of the state boards that were asked would likely investigate such a post (%(source)s)."
    )
    source = f"{figure.source}, {figure.about}" if with_case else figure.source
    return said % {"percent": f"{figure.percent:g}", "source": source}


def short_clause(clause: Clause, pack: Pack, speech: Speech = ENGLISH) -> str:
    """Return whose guidance a clause is, of what year, and where it stands, on a line."""
    source = _CITATION.sub("", clause.source)
    place = _ASIDE.split(clause.locator)[0].removesuffix(", row")
    return f"{source}{_year(clause, pack, source, speech)}: {place}"


def full_clause(clause: Clause, pack: Pack, speech: Speech = ENGLISH) -> str:
    """Return whose guidance a clause is, with its date and its whole place."""
    return f"{clause.source}{_year(clause, pack, clause.source, speech)}: {clause.locator}"


def of_each_guideline(clauses: Sequence[Clause]) -> tuple[Clause, ...]:
    """Return the clauses, one of each guideline before a second of any."""
    firsts = list({clause.pack: clause for clause in reversed(clauses)}.values())[::-1]
    return (*firsts, *(clause for clause in clauses if clause not in firsts))


def _year(clause: Clause, pack: Pack, source: str, speech: Speech) -> str:
    """Return the year, or the day on which an undated source was read, since it may say something else today."""
    year = clause.year or (pack.from_date or "")[:4]
    if year:
        return "" if str(year) in source else f", {year}"
    return ", " + speech.say("as read on %(day)s") % {"day": pack.read_on}


def _good(notes: int, speech: Speech) -> str:
    if not notes:
        return speech.say("Good to post.")
    said = speech.count(
        "Good to post; %(count)d remark to consider.", "Good to post; %(count)d remarks to consider.", notes
    )
    return said % {"count": notes}


def _hold(asking: Iterable[Concern], speech: Speech) -> str:
    first = _each((concern.first for concern in asking), speech)
    if first:
        return speech.say("Not like this: first %(first)s.") % {"first": first}
    return speech.say("Better not to post this.")


def _revise(asking: Sequence[Concern], speech: Speech) -> str:
    elsewhere = _each((concern.change for concern in asking), speech)
    in_words = sum(concern.change is None for concern in asking)
    things = speech.count("%(count)d thing", "%(count)d things", in_words) % {"count": in_words}
    if not (elsewhere and in_words):
        return speech.say("Change %(what)s before you post it.") % {"what": elsewhere or things}
    both = {"what": elsewhere, "things": things}
    return speech.say("Change %(what)s, and %(things)s more, before you post it.") % both


def _each(names: Iterable[str | None], speech: Speech) -> str:
    found = [speech.say(name) for name in dict.fromkeys(names) if name]
    return speech.say(" and ").join(found)
