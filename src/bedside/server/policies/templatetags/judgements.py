"""How verdicts, concerns and what they ask are written on a page."""

from django.template import Library
from django.utils.translation import get_language, gettext

from bedside.check import Verdict
from bedside.concerns.rule import Asks
from bedside.server.judgement_names import ASKS, VERDICTS, title

register = Library()


@register.filter
def verdict_name(verdict: Verdict) -> str:
    """Return a verdict in a word."""
    return str(VERDICTS[verdict])


@register.filter
def asks_name(asks: Asks) -> str:
    """Return what a concern asks in a word."""
    return str(ASKS[asks])


@register.filter
def concern_name(code: str) -> str:
    """Return what a concern is called."""
    return title(code)


@register.filter
def in_page_language(sentence: str) -> str:
    """Return a sentence of the core in the language of the page, where it is known."""
    return gettext(sentence) if sentence else ""


@register.filter
def language_shown(sentence: str) -> str:
    """Return in what language that sentence is shown."""
    page = (get_language() or "en").partition("-")[0]
    return page if page == "en" or gettext(sentence) != sentence else "en"
