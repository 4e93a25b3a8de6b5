"""How hard a text is to read: Flesch-Kincaid grade for English, the Inflesz scale of Spanish."""

import re

_SENTENCES = re.compile(r"[.!?:;]+(?:\s|$)")
_ENGLISH = re.compile(r"[a-z]+(?:'[a-z]+)?")
_SPANISH = re.compile(r"[a-záéíóúüñ]+")
_VOWELS = re.compile(r"[aeiouy]+")
# Two strong vowels, or a weak one with an accent, are two syllables.
_NUCLEI = re.compile(r"[iuü]?[aeoáéó](?:[iuy](?![aeoáéó]))?|[íú]|[iuü]+")


def english_grade(text: str) -> float:
    """Return the school grade of Kincaid and others (1975): 0.39 words/sentence + 11.8 syllables/word - 15.59."""
    words = _ENGLISH.findall(text.lower())
    syllables = sum(map(english_syllables, words))
    return 0.39 * len(words) / sentences(text) + 11.8 * syllables / len(words) - 15.59


def spanish_ease(text: str) -> float:
    """Return Szigriszt's perspicuity (1993); 55 to 65 is normal on the Inflesz scale, above it easy."""
    words = _SPANISH.findall(text.lower())
    syllables = sum(len(_NUCLEI.findall(word)) or 1 for word in words)
    return 206.835 - 62.3 * syllables / len(words) - len(words) / sentences(text)


def english_syllables(word: str) -> int:
    """Count groups of vowels, without a silent e at the end."""
    count = len(_VOWELS.findall(word))
    is_silent = word.endswith(("e", "es", "ed")) and not word.endswith(
        ("le", "ted", "ded", "ses", "ces", "ges")
    )
    return max(1, count - (is_silent and count > 1))


def sentences(text: str) -> int:
    """Count sentences; a text without an end is one."""
    return max(1, len(_SENTENCES.findall(text)))
