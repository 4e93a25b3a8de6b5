"""The sentences around a report, in the language of the page; the core speaks English and is looked up where known."""

from django.utils.translation import get_language, gettext, ngettext
from django.utils.translation import gettext_lazy as _

from bedside.check import Verdict
from bedside.concerns.rule import Asks
from bedside.drafts.lengths import Length

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


class PageSpeech:
    """The language of the page."""

    def say(self, sentence: str) -> str:
        """Return a sentence of the core in it, or as it is where it is not in the catalogue."""
        return translated(sentence)

    def count(self, one: str, several: str, number: int) -> str:
        """Return the form that goes with a number."""
        return ngettext(one, several, number)


ON_THE_PAGE = PageSpeech()


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


def length_sentence(length: Length) -> str:
    """Return how long a text is on its platform, and by how much it is too long."""
    numbers = {"count": f"{length.count:,}", "limit": f"{length.limit:,}", "unit": UNITS[length.unit]}
    if length.is_within:
        return gettext("%(count)s of %(limit)s %(unit)s") % numbers
    over = length.count - length.limit
    return gettext("%(count)s of %(limit)s %(unit)s: %(over)s too many") % (numbers | {"over": f"{over:,}"})
