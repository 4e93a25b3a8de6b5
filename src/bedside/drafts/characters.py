"""Makes single characters plain: composed, visible, with straight quotes and simple hyphens and spaces."""

import re
import unicodedata
from array import array
from functools import lru_cache

from bedside.drafts.mapped import Mapped

_RUN = re.compile(r"[^\n\r\t -~]+")

_QUOTES = dict.fromkeys("‘’‚‛ʼʻʹ′´＇", "'") | dict.fromkeys("“”„‟″«»＂", '"')
_DASHES = dict.fromkeys("‐‑‒–−﹣－", "-")
_BREAKS = dict.fromkeys("\x0b\x0c\x85\u2028\u2029", "\n")
_SMALL_CAPITALS = dict(zip("ᴀʙᴄᴅᴇғɢʜɪᴊᴋʟᴍɴᴏᴘʀꜱᴛᴜᴠᴡʏᴢ", "abcdefghijklmnoprstuvwyz", strict=True))
_MADE = _QUOTES | _DASHES | _BREAKS | _SMALL_CAPITALS | {"\u2800": " ", "\u2044": "/"}

# These mean something else once they are plain digits or letters: 10⁹, 2½, Mª, Botox™, ¨.
_KEPT = frozenset("⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻ªº™℠µ½⅓⅔¼¾⅕⅖⅗⅘⅙⅚⅛⅜⅝⅞")

# Fillers that show nothing, though Unicode calls them letters or marks.
_UNSEEN = frozenset("\u034f\u115f\u1160\u17b4\u17b5\u3164\uffa0\u180b\u180c\u180d")

_JOINER = "\u200d"
_LONGEST = 4  # one sign that stands for a whole phrase stays a sign


def made_plain(given: str) -> Mapped:
    """The text with each character plain, and the way back."""
    if given.isascii() and not _RUN.search(given):
        return Mapped(given, len(given))
    signs: list[str] = []
    starts, ends = array("L"), array("L")
    done = 0
    for match in _RUN.finditer(given):
        _take(given, done, match.start(), signs, starts, ends)
        for place in range(match.start(), match.end()):
            _add(given, place, signs, starts, ends)
        done = match.end()
    _take(given, done, len(given), signs, starts, ends)
    if starts:
        starts[0] = 0
    return Mapped("".join(signs), len(given), starts, ends)


def _take(
    given: str, start: int, end: int, signs: list[str], starts: "array[int]", ends: "array[int]"
) -> None:
    signs.extend(given[start:end])
    starts.extend(range(start, end))
    ends.extend(range(start + 1, end + 1))


def _add(given: str, place: int, signs: list[str], starts: "array[int]", ends: "array[int]") -> None:
    sign = given[place]
    plain = plain_sign(sign)
    if sign == _JOINER and _joins(signs[-1:], given[place + 1 : place + 2]):
        plain = _JOINER
    if signs and not plain:
        ends[-1] = place + 1
    elif signs and unicodedata.combining(sign):
        _compose(sign, place, signs, starts, ends)
    else:
        signs.extend(plain)
        starts.extend([place] * len(plain))
        ends.extend([place + 1] * len(plain))


def _compose(mark: str, place: int, signs: list[str], starts: "array[int]", ends: "array[int]") -> None:
    composed = unicodedata.normalize("NFC", signs[-1] + mark)
    if len(composed) == 1:
        signs[-1] = composed
        ends[-1] = place + 1
    elif _is_ornament(mark):
        # Struck through, underlined, piled up: the letter below is what is read.
        ends[-1] = place + 1
    else:
        signs.append(mark)
        starts.append(place)
        ends.append(place + 1)


def _joins(before: list[str], after: str) -> bool:
    return bool(before and after) and is_pictogram(before[0]) and is_pictogram(after)


def is_pictogram(sign: str) -> bool:
    """Whether a sign may be part of an emoji."""
    return sign >= "\u2190" and unicodedata.category(sign) in ("So", "Sk", "Sm")


def _is_ornament(mark: str) -> bool:
    return "\u0300" <= mark <= "\u036f" or "\u1ab0" <= mark <= "\u1aff" or "\u1dc0" <= mark <= "\u20ff"


@lru_cache(maxsize=8192)
def plain_sign(sign: str) -> str:
    """What one character says in plain form; nothing for one that shows nothing."""
    if sign in _MADE:
        return _MADE[sign]
    if sign in _KEPT:
        return sign
    if _is_unseen(sign):
        return ""
    letter = _boxed_letter(sign)
    if letter:
        return letter
    plain = unicodedata.normalize("NFKC", sign)
    if len(plain) > _LONGEST or (len(plain) > 1 and " " in plain):
        return sign
    return "".join(_MADE.get(part, part) for part in plain)


def _is_unseen(sign: str) -> bool:
    if sign in _UNSEEN or "\ufe00" <= sign <= "\ufe0f" or "\U000e0000" <= sign <= "\U000e0fff":
        return True
    return (unicodedata.category(sign) in ("Cf", "Cc") and sign not in "\n\r\t") or sign == "\u20e3"


def _boxed_letter(sign: str) -> str:
    """Letters in parentheses, circles and boxes that compatibility normalisation leaves, or wraps in brackets."""
    place = ord(sign)
    for first in (0x249C, 0x1F110, 0x1F150, 0x1F170):
        if first <= place < first + 26:
            return chr(ord("a" if first == 0x249C else "A") + place - first)
    return ""
