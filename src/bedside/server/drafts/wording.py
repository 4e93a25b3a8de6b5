"""The sentences around a report, in the language of the page; the core speaks English and is looked up where known."""

from django.utils.translation import get_language, gettext, ngettext
from django.utils.translation import gettext_lazy as _

from bedside.drafts.lengths import Length
from bedside.server.judgement_names import ASKS, TITLES, VERDICTS, title

__all__ = [
    "ASKS",
    "ON_THE_PAGE",
    "TITLES",
    "VERDICTS",
    "language_of",
    "length_sentence",
    "title",
    "translated",
]

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
