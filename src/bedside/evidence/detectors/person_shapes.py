"""Knows names by their shape alone: two syllables with a hyphen, a letter with an apostrophe."""

import re
from collections.abc import Sequence

from bedside.drafts import Token, TokenKind
from bedside.evidence.detectors.person_names import (
    is_common_word,
    is_given_name,
    is_name_syllable,
    is_surname,
)

# Two such syllables that are a word of their own in English.
_WORDS = frozenset(
    "yin-yang tai-chi kung-fu kung-pao feng-shui hong-kong sing-song win-win gung-ho shih-tzu dim-sum chi-chi".split()
)
# Syllables that are words too, but hardly ever one half of an English compound.
_SELDOM_HALVES = frozenset("chi ho mi min sung wan woo".split())
# "Ka'imi", "N'Dour", "D'Angelo": the apostrophe of Hawaii and of West Africa, and that of a particle before a capital.
# French and Spanish leave out vowels before small letters: "d'accord", "n'est", "qu'il", "l'hôpital".
_WITH_APOSTROPHE = re.compile(
    r"(?:[BDN]'[A-Z\u00c0-\u00de]|(?!(?:Qu|Ma|Ha|He|We)')[A-Z][a-z]{1,3}'[aeiouhklmnpw])[a-z\u00df-\u00ff]{2,14}"
)


def halves(tokens: Sequence[Token], plain: str, first: int, last: int) -> frozenset[int]:
    """Return the tokens of a sentence that are halves of a given name of two: "Ji-hyun", "xiao-lan", "Anne-Sophie"."""
    return frozenset(
        half
        for index in range(first, last - 1)
        if plain[tokens[index].end : tokens[index + 1].start] == "-"
        and _is_alone(tokens, plain, index)
        and _is_double(tokens, plain, index)
        for half in (index, index + 1)
    )


def has_apostrophe_of_a_name(text: str) -> bool:
    """Tell whether a word as typed, the possessive left out, has its apostrophe where names have it."""
    return "'" in text and _WITH_APOSTROPHE.fullmatch(text) is not None


def _is_alone(tokens: Sequence[Token], plain: str, index: int) -> bool:
    """Tell whether no third word hangs on the two: "man-to-man", "follow-up-call"."""
    before = plain[max(0, tokens[index].start - 1) : tokens[index].start]
    behind = plain[tokens[index + 1].end : tokens[index + 1].end + 1]
    return "-" not in (before, behind)


def _is_double(tokens: Sequence[Token], plain: str, index: int) -> bool:
    one, other = tokens[index], tokens[index + 1]
    if one.kind is not TokenKind.WORD or other.kind is not TokenKind.WORD:
        return False
    words = (one.word, other.word.removesuffix("'s").rstrip("'"))
    capital = plain[one.start].isupper()
    if "-".join(words) in _WORDS:
        return False
    if all(map(is_name_syllable, words)):
        common = sum(is_common_word(word) and word not in _SELDOM_HALVES for word in words)
        return common == 0 or (capital and (common == 1 or _has_surname_beside(tokens, plain, index)))
    return capital and all(is_given_name(word) and not is_common_word(word) for word in words)


def _has_surname_beside(tokens: Sequence[Token], plain: str, index: int) -> bool:
    """Tell whether a surname with a capital stands right behind or before the two."""
    behind, before = index + 2, index - 1
    return (behind < len(tokens) and _is_surname_at(tokens[behind], plain, tokens[index + 1].end)) or (
        before >= 0 and _is_surname_at(tokens[before], plain, tokens[before].start, tokens[index].start)
    )


def _is_surname_at(token: Token, plain: str, gap_start: int, gap_end: int = -1) -> bool:
    gap = plain[gap_start : token.start] if gap_end < 0 else plain[token.end : gap_end]
    return gap == " " and plain[token.start].isupper() and is_surname(token.word.removesuffix("'s"))
