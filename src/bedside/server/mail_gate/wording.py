"""The sentences of the gate, from `words.toml`."""

import tomllib
from functools import cache
from pathlib import Path

from django.conf import settings
from django.utils.translation import override

from bedside.server.drafts.wording import translated

WORDS = Path(__file__).with_name("words.toml")


def say(name: str, language: str = "", **values: object) -> str:
    """Return a sentence in a language; without one, in that of the practice."""
    return _words()[name][language or settings.CONFIGURATION.language].format(**values)


def in_language(sentence: str, language: str) -> str:
    """Return an English sentence, of the gate's own or of the table, in a language."""
    own = next((words for words in _words().values() if words["en"] == sentence), None)
    if own is not None:
        return own[language]
    with override(language):
        return translated(sentence)


@cache
def _words() -> dict[str, dict[str, str]]:
    return tomllib.loads(WORDS.read_text("utf-8"))
