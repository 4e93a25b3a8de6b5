"""Lower case without accents, one character for one, so that places stay the same."""

import unicodedata
from functools import lru_cache

_OTHERS = dict(zip("øØłŁđĐðÐħıŧæœßþÞ", "oollddddhitaosþþ", strict=True))


def folded(plain: str) -> str:
    """The text in lower case without accents; as long as it was."""
    if plain.isascii():
        return plain.lower()
    return "".join(map(_fold, plain))


@lru_cache(maxsize=8192)
def _fold(sign: str) -> str:
    if sign in _OTHERS:
        return _OTHERS[sign]
    base = unicodedata.normalize("NFD", sign)[0]
    lower = base.lower()
    if "\u0370" <= base <= "\u03ff" and lower == "ς":
        return "σ"
    return lower if len(lower) == 1 else sign
