"""The lists by which a name is known: given names, surnames, common words, and names that are nobody's."""

from functools import cache
from pathlib import Path

LISTS = Path(__file__).parents[1] / "wordlists" / "people"
# The list of common words leaves out these endings where the word without them stands in it.
CONTRACTED = frozenset({"s", "m", "d", "t", "ll", "re", "ve"})
ENDINGS = ("s", "es", "d", "ed", "ing", "ly", "er", "ers")


@cache
def _entries(name: str) -> frozenset[str]:
    """Return the lines of a list; its first line is a remark, and never met as a word."""
    return frozenset((LISTS / name).read_text("utf-8").split("\n"))


def is_given_name(word: str) -> bool:
    """Tell whether a folded word is somebody's given name, in any of many countries."""
    return word in _entries("given_names.txt") or word in _entries("more_given_names.txt")


def is_surname(word: str) -> bool:
    """Tell whether a folded word is a surname."""
    return word in _entries("surnames.txt")


def is_name_syllable(word: str) -> bool:
    """Tell whether a folded word is a syllable of which two make a Korean or Chinese given name."""
    return word in _entries("name_syllables.txt")


def is_common_word(word: str) -> bool:
    """Tell whether a folded word, with or without an ending, is a word of English or Spanish."""
    common = _entries("common_words.txt")
    stem, quote, contracted = word.partition("'")
    if quote and contracted in CONTRACTED:
        return stem in common or stem.endswith("n") or len(stem) == 1
    return (
        word in common
        or any(word.endswith(end) and word[: -len(end)] in common for end in ENDINGS)
        or (word.endswith("ing") and f"{word[:-3]}e" in common)
        or (len(word) > 5 and word.endswith(("ing", "ed")) and word.rstrip("gnide")[:-1] in common)
    )


def is_no_name(word: str) -> bool:
    """Tell whether a capitalised word stands for a day, a people, a firm, a test or the like."""
    return word in _entries("not_names.txt")


def is_eponym(word: str) -> bool:
    """Tell whether a name stands for a disease, a sign or a device."""
    return word in _entries("eponyms.txt")


def is_public_figure(name: str) -> bool:
    """Tell whether a folded name is one of public life or history."""
    return name in _entries("public_figures.txt")
