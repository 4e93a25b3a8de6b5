"""The sentences of the gate, from `words.toml`."""

import tomllib
from functools import cache
from pathlib import Path

from django.conf import settings

WORDS = Path(__file__).with_name("words.toml")


def say(name: str, language: str = "", **values: object) -> str:
    """Return a sentence in a language; without one, in that of the practice."""
    return _words()[name][language or settings.CONFIGURATION.language].format(**values)


@cache
def _words() -> dict[str, dict[str, str]]:
    return tomllib.loads(WORDS.read_text("utf-8"))
