"""Counts what a reader sees as one character."""

import re
import unicodedata

# The rules of Unicode Standard Annex #29 that posts meet: CR LF, marks and joiners, skin tones, flags, emoji
# joined by ZWJ, Hangul syllables of two or three parts. Indic conjuncts and prepended marks are not joined.
_EXTEND = re.compile(r"[\u200c\u200d\ufe00-\ufe0f\U0001f3fb-\U0001f3ff\U000e0020-\U000e007f]")
_JOINER = "\u200d"


def graphemes(text: str) -> int:
    """How many graphemes a text has."""
    if text.isascii():
        return len(text) - text.count("\r\n")
    count, before, flags = 0, "", 0
    for sign in text:
        flags = flags + 1 if is_flag_letter(sign) else 0
        if not (before and _continues(before, sign, flags)):
            count += 1
        before = sign
    return count


def is_flag_letter(sign: str) -> bool:
    """Whether a sign is half of a flag."""
    return "\U0001f1e6" <= sign <= "\U0001f1ff"


def _continues(before: str, sign: str, flags: int) -> bool:
    if before in "\r\n" or sign in "\r\n":
        return before == "\r" and sign == "\n"
    if _EXTEND.match(sign) or unicodedata.category(sign) in ("Mn", "Me", "Mc"):
        return True
    if before == _JOINER:
        return unicodedata.category(sign) == "So"
    return (flags > 0 and flags % 2 == 0) or _is_inside_syllable(before, sign)


def _is_inside_syllable(before: str, sign: str) -> bool:
    """A Hangul vowel after a consonant or syllable, or a final consonant after a vowel."""
    if "\u1160" <= sign <= "\u11a7":
        return "\u1100" <= before <= "\u11a7" or "\uac00" <= before <= "\ud7a3"
    if "\u11a8" <= sign <= "\u11ff":
        return "\u1160" <= before <= "\u11ff" or "\uac00" <= before <= "\ud7a3"
    return "\u1100" <= sign <= "\u115f" and "\u1100" <= before <= "\u115f"
