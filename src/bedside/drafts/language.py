"""Tells English from Spanish by the small words that every sentence needs."""

from collections.abc import Iterable

from bedside.drafts.listed import listed_set

_SHARE = 0.2  # a language with at least this share of the small words counts


def language_of(words: Iterable[str]) -> str:
    """'en', 'es' or 'mixed'; English where nothing tells."""
    english_words, spanish_words = listed_set("languages", "english"), listed_set("languages", "spanish")
    english = spanish = 0
    for word in words:
        if word in english_words:
            english += 1
        elif word in spanish_words:
            spanish += 1
    fewer, both = min(english, spanish), english + spanish
    if fewer >= 2 and fewer >= _SHARE * both:
        return "mixed"
    return "es" if spanish > english else "en"
