"""Reads masked words: letters made stars ('f*ck'), digits ('n4me') or signs ('$hit'), or drawn out ('idiooot')."""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from bedside.drafts.listed import listed, listed_set
from bedside.drafts.shapes import ADDRESS

_SIGNS = r"*@$!#%€£¢©|+§"
_MASK = re.compile(rf"[{re.escape(_SIGNS)}]")
_CHUNK = re.compile(rf"{ADDRESS}|(?P<chunk>(?:[^\W_]|[{re.escape(_SIGNS)}]){{3,40}})")

_READ_AS = {
    "@": "a", "4": "a", "8": "b", "©": "c", "¢": "c", "3": "e", "€": "e", "1": "il", "!": "il", "|": "il",
    "£": "l", "0": "o", "$": "s", "5": "s", "§": "s", "7": "t", "+": "t",
}  # fmt: skip
_ANY = frozenset("*#%")

_DIGITS = str.maketrans("013457", "oieast")
_DIGIT_INSIDE = re.compile(r"[a-z]+(?:[013457][a-z]+)+")
_CODE = re.compile(
    r"(?:[a-z]\d){2,}|d5[a-z]+|il\d+[a-z]*|cd\d+[a-z]*|t1d[m]?s?|h[ob]?a1c|a1at|brca1.*|gp1.*|[fmr]1s"
)
_CONSONANTS = re.compile(r"[^aeiouy]{4}")
_VOWEL = re.compile(r"[aeiouy]")
_DRAWN_OUT = re.compile(r"([a-z])\1{2,}")
_NUMERAL = re.compile(r"[ivxlcm]+|w+")


class Masked(NamedTuple):
    """A masked word's place, and what it likely says."""

    start: int
    end: int
    plain: str


def masked_words(folded: str) -> Iterator[Masked]:
    """Words with signs in the place of letters, where the word behind them can be told."""
    if not _MASK.search(folded):
        return
    for match in _CHUNK.finditer(folded):
        chunk = match["chunk"]
        if chunk and _MASK.search(chunk):
            start, end = _trimmed(chunk)
            said = _said(chunk[start:end])
            if said:
                yield Masked(match.start() + start, match.start() + end, said)


def unmasked_digits(folded: str, given: str) -> str:
    """What a word with digits for letters says; empty for codes, doses and names of things such as H1N1 or T1DM."""
    known = _behind(folded) if _is_spoken(folded) else ""
    if known:
        return known
    if not _DIGIT_INSIDE.fullmatch(folded) or _CODE.fullmatch(folded) or given[1:] != folded[1:]:
        return ""
    said = folded.translate(_DIGITS)
    vowels = len(_VOWEL.findall(said))
    letters = sum(sign.isalpha() for sign in folded)
    if letters < 3 or not len(said) <= 4 * vowels <= 3 * len(said) or _CONSONANTS.search(said):
        return ""
    return said


def shortened(folded: str) -> str:
    """A drawn-out word in its usual length; empty where nothing is drawn out."""
    if not _DRAWN_OUT.search(folded) or _NUMERAL.fullmatch(folded) or len(set(folded)) == 1:
        return ""
    double = _DRAWN_OUT.sub(r"\1\1", folded)
    return double if double in listed_set("masked", "doubled") else _DRAWN_OUT.sub(r"\1", folded)


def _trimmed(chunk: str) -> tuple[int, int]:
    """The chunk without the marks around it: emphasis, exclamation, a percent sign."""
    start = len(chunk) - len(chunk.lstrip("*!#%+|€£¢©§"))
    end = len(chunk.rstrip("!#%+|€£¢©§@*" if start else "!#%+|€£¢©§@"))
    return start, max(start, end)


def _said(chunk: str) -> str:
    core = chunk.rstrip("*")
    if not _MASK.search(core) and len(chunk) - len(core) < 2:
        return ""
    return (_behind(chunk) if any(sign.isalpha() for sign in chunk) else "") or _sign_inside(chunk)


def _sign_inside(chunk: str) -> str:
    """'p@tient' and 'mi$take': one sign between letters; longer parts before an @ are an address or 'at'."""
    if re.fullmatch(r"[a-z]{1,2}@[a-z]{2,12}|[a-z]{1,8}\${1,2}[a-z]{1,8}", chunk):
        return chunk.replace("@", "a").replace("$", "s")
    return ""


def _is_spoken(word: str) -> bool:
    letters = sum(sign.isalpha() for sign in word)
    return letters >= 2 and 2 * letters >= len(word)


def _behind(chunk: str) -> str:
    """The listed word behind a mask: first one of the same length, then one that the chunk begins with."""
    firsts = _READ_AS.get(chunk[0], chunk[0])
    likely = [word for first in firsts for word in _masked_by_first().get(first, ())]
    for word in likely:
        if len(word) == len(chunk) and _fits(word, chunk, least=1 if len(word) >= 4 else 2):
            return word
    for word in likely:
        rest = chunk[len(word) :]
        if rest.isalpha() and _fits(word, chunk[: len(word)], least=2):
            return word + rest
    return ""


def _fits(word: str, mask: str, *, least: int) -> bool:
    """Whether the letters that can be read agree, and there are enough of them."""
    read = 0
    for letter, sign in zip(word, mask, strict=True):
        if sign in _ANY:
            continue
        if letter != sign and letter not in _READ_AS.get(sign, ""):
            return False
        read += 1
    return read >= least


@lru_cache(maxsize=1)
def _masked_by_first() -> dict[str, tuple[str, ...]]:
    masked = listed("masked", "masked")
    return {
        first: tuple(word for word in masked if word[0] == first) for first in {word[0] for word in masked}
    }
