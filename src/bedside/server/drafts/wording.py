"""The sentences around a report, in the language of the page; the core speaks English and is looked up where known."""

import re
from collections.abc import Iterable

from django.utils.translation import get_language, gettext, ngettext
from django.utils.translation import gettext_lazy as _

from bedside.check import Report, Verdict
from bedside.concerns.rule import Asks, Concern
from bedside.drafts.lengths import Length
from bedside.policy import Clause, Guidance, Pack

TITLES = {
    "confidential-info": _("Confidential information"),
    "confirms-relationship": _("Confirms that somebody is a patient"),
    "discriminatory": _("Demeans people"),
    "disparages-colleagues": _("Belittles a colleague"),
    "disparages-patients": _("Mocks patients"),
    "individual-advice": _("Advice to one person"),
    "intoxication": _("Drink or drugs"),
    "misleading-claim": _("A claim that cannot be kept"),
    "misrepresents-credentials": _("Credentials"),
    "missing-disclaimer": _("Whose opinion this is"),
    "mixed-identity": _("Private and professional mixed"),
    "no-source": _("No source"),
    "own-privacy": _("Your own privacy"),
    "patient-contact": _("Private contact with a patient"),
    "patient-identifiable": _("A patient may be recognised"),
    "patient-identifier": _("Identifies a patient"),
    "patient-image": _("Picture of a patient"),
    "profanity": _("Swearing"),
    "searching-patients": _("Looking a patient up"),
    "sexual-content": _("Sexual talk"),
    "threat": _("A threat"),
    "undisclosed-interest": _("A tie that is not told"),
}
ASKS = {Asks.NOTE: _("Remark"), Asks.REVISE: _("Revise"), Asks.HOLD: _("Hold")}
VERDICTS = {Verdict.POST: _("Post"), Verdict.REVISE: _("Revise"), Verdict.HOLD: _("Hold")}
UNITS = {
    "characters": _("characters"),
    "graphemes": _("characters"),
    "weighted": _("characters"),
    "bytes": _("bytes"),
}


# Authors, journal and pages; a reader of the short form needs whose it is and of what year.
_CITATION = re.compile(r"\s*\([^()]*\b(?:19|20)\d\d\b[^()]*\)")
# What a locator says further, in parentheses or in the words of the source.
_ASIDE = re.compile(r",? [('\"]")


def title(code: str) -> str:
    """Return what a concern is called; an institution's own is called by its code."""
    return str(TITLES.get(code, code.replace("-", " ").capitalize()))


def translated(sentence: str) -> str:
    """Return a sentence of the core in the language of the page, or as it is where it is not in the catalogue."""
    return gettext(sentence) if sentence else ""


def language_of(sentence: str) -> str:
    """Return in what language a sentence of the core is shown, so that it is read aloud rightly."""
    page = (get_language() or "en").partition("-")[0]
    return page if page == "en" or gettext(sentence) != sentence else "en"


def verdict_sentence(report: Report) -> str:
    """Return the verdict in one plain sentence."""
    asking = [raised.concern for raised in report.concerns if raised.concern.asks is not Asks.NOTE]
    if report.verdict is Verdict.POST:
        return _good(len(report.concerns))
    if report.verdict is Verdict.HOLD:
        return _hold(asking)
    return _revise(asking)


def no_wording(report: Report) -> str:
    """Return why a draft to be revised is offered no safer wording, or an empty text."""
    if report.verdict is not Verdict.REVISE or report.safer_text is not None:
        return ""
    elsewhere = _each(raised.concern.change for raised in report.concerns)
    if elsewhere:
        return gettext("Other words alone do not help here: change %(what)s.") % {"what": elsewhere}
    return gettext("No wording was found that keeps most of yours. The cards say what to change.")


def board_sentence(code: str, guidance: Guidance) -> str:
    """Return the published share of boards that would look into such a post, or an empty text."""
    boards = (row for row in guidance.figures_for(code) if row.kind == "boards" and row.percent is not None)
    figure = next(boards, None)
    if figure is None:
        return ""
    said = gettext(
        "%(percent)s%% of the state boards that were asked would likely investigate such a post (%(source)s)."
    )
    return said % {"percent": f"{figure.percent:g}", "source": figure.source}


def short_clause(clause: Clause, pack: Pack) -> str:
    """Return whose guidance a clause is, of what year, and where it stands, on a line."""
    source = _CITATION.sub("", clause.source)
    place = _ASIDE.split(clause.locator)[0].removesuffix(", row")
    return f"{source}{_year(clause, pack, source)}: {place}"


def full_clause(clause: Clause, pack: Pack) -> str:
    """Return whose guidance a clause is, with its date and its whole place."""
    return f"{clause.source}{_year(clause, pack, clause.source)}: {clause.locator}"


def _year(clause: Clause, pack: Pack, source: str) -> str:
    """Return the year, or the day on which an undated source was read, since it may say something else today."""
    year = clause.year or (pack.from_date or "")[:4]
    if year:
        return "" if str(year) in source else f", {year}"
    return ", " + gettext("as read on %(day)s") % {"day": pack.read_on}


def length_sentence(length: Length) -> str:
    """Return how long a text is on its platform, and by how much it is too long."""
    numbers = {"count": f"{length.count:,}", "limit": f"{length.limit:,}", "unit": UNITS[length.unit]}
    if length.is_within:
        return gettext("%(count)s of %(limit)s %(unit)s") % numbers
    over = length.count - length.limit
    return gettext("%(count)s of %(limit)s %(unit)s: %(over)s too many") % (numbers | {"over": f"{over:,}"})


def _good(notes: int) -> str:
    if not notes:
        return gettext("Good to post.")
    said = ngettext(
        "Good to post; %(count)d remark to consider.", "Good to post; %(count)d remarks to consider.", notes
    )
    return said % {"count": notes}


def _hold(asking: Iterable[Concern]) -> str:
    first = _each(concern.first for concern in asking)
    if first:
        return gettext("Not like this: first %(first)s.") % {"first": first}
    return gettext("Better not to post this.")


def _revise(asking: Iterable[Concern]) -> str:
    found = list(asking)
    elsewhere = _each(concern.change for concern in found)
    in_words = sum(concern.change is None for concern in found)
    things = ngettext("%(count)d thing", "%(count)d things", in_words) % {"count": in_words}
    if not elsewhere:
        return gettext("Change %(what)s before you post it.") % {"what": things}
    if not in_words:
        return gettext("Change %(what)s before you post it.") % {"what": elsewhere}
    both = {"what": elsewhere, "things": things}
    return gettext("Change %(what)s, and %(things)s more, before you post it.") % both


def _each(names: Iterable[str | None]) -> str:
    found = [translated(name) for name in dict.fromkeys(names) if name]
    return gettext(" and ").join(found)
