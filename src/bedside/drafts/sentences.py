"""Finds where sentences begin and end in posts: English and Spanish, clinicians' abbreviations, emoji, lists."""

import re
from collections.abc import Iterator, Sequence

from bedside.drafts.listed import listed_set
from bedside.drafts.span import Span
from bedside.drafts.tokens import EMOJI, Token

_CLOSERS = r"[\"')\]*_»]{0,6}"
_END = re.compile(
    rf"(?P<breaks>\n\s*)"
    rf"|(?P<marks>[.!?。！？]+)(?P<closers>{_CLOSERS})(?P<faces>(?:\s?(?:{EMOJI})){{1,40}})?"
    rf"|(?P<alone>(?:{EMOJI})(?:\s?(?:{EMOJI})){{0,40}})"
)
_AHEAD = re.compile(r"(?P<space>\s*)(?P<open>[\"'(\[¿¡*_\-•]{0,3}\s?)(?P<next>\w{0,24})")
_BEFORE = re.compile(r"[\w.]{1,24}\Z")


def sentences_of(plain: str, tokens: Sequence[Token]) -> tuple[Span, ...]:
    """The sentences in order, without the white space around them; one empty span for an empty text."""
    spans: list[Span] = []
    start = 0
    for end, following in _ends(plain, tokens):
        _append(plain, start, end, spans)
        start = following
    _append(plain, start, len(plain), spans)
    return tuple(spans) or (Span(0, len(plain)),)


def _append(plain: str, start: int, end: int, spans: list[Span]) -> None:
    piece = plain[start:end]
    kept = piece.strip()
    if kept:
        start += len(piece) - len(piece.lstrip())
        spans.append(Span(start, start + len(kept)))


def _ends(plain: str, tokens: Sequence[Token]) -> Iterator[tuple[int, int]]:
    """Where each sentence ends, and where the next may begin."""
    number, start = 0, 0
    for match in _END.finditer(plain):
        while number < len(tokens) and tokens[number].end <= match.start():
            number += 1
        inside = number < len(tokens) and tokens[number].start < match.start()
        if not inside and _is_end(plain, start, match):
            start = match.end()
            yield match.start() if match["breaks"] else start, start


def _is_end(plain: str, start: int, match: re.Match[str]) -> bool:
    if match["breaks"]:
        return True
    ahead = _AHEAD.match(plain, match.end())
    if ahead is None or (not ahead["next"] and not plain[match.end() : match.end() + 9].strip()):
        return True
    is_capital = ahead["next"][:1].isupper() or bool(re.search("[¿¡]", ahead["open"]))
    if match["alone"]:
        return is_capital and bool(ahead["space"])
    if match["faces"]:
        return True
    return _is_marked_end(plain, start, match, ahead, is_capital=is_capital)


def _is_marked_end(
    plain: str, start: int, match: re.Match[str], ahead: re.Match[str], *, is_capital: bool
) -> bool:
    marks, closers, following = match["marks"], match["closers"], ahead["next"]
    if not ahead["space"]:
        return _is_run_on(plain, match, is_capital=is_capital)
    if closers.strip("*_") and following[:1].islower():
        return False
    if "!" in marks or "?" in marks or marks[0] in "。！？":
        return True
    if len(marks) > 1:
        return not following[:1].islower()
    return _is_full_stop(plain, start, match.start(), following, is_capital=is_capital)


def _is_run_on(plain: str, match: re.Match[str], *, is_capital: bool) -> bool:
    """'home.Then': the space was forgotten."""
    if match["marks"][0] in "。！？":
        return True
    before = plain[max(0, match.start() - 3) : match.start()]
    word = _word_before(plain, match.start())
    return (
        is_capital
        and not match["closers"]
        and len(before) == 3
        and before.islower()
        and not (_is("titles", word) or _is("short", word))
    )


def _is_full_stop(plain: str, start: int, place: int, following: str, *, is_capital: bool) -> bool:
    given = _BEFORE.search(plain, max(start, place - 24), place)
    if given is None:
        return True
    word = given.group().lower()
    if _is("counted", word):
        return not following[:1].isdigit()
    if _is("titles", word):
        # MS and MR are illnesses too: "has MS. She".
        return given.group().isupper() and _is("starters", following.lower())
    if _is("half_days", word):
        return is_capital and not _is("days", following.lower())
    if _is("short", word):
        return is_capital or (given.group().isupper() and len(word) > 1)
    if word.isdigit() and not plain[start : given.start()].strip(" \t-*"):
        return False  # the number of a list entry
    if len(word) == 1 and word.isalpha():
        return _is_after_letter(plain, start, given, following, is_capital=is_capital)
    if "." in word and word.replace(".", "").isalpha():
        return is_capital and _is("starters", following.lower())
    return True


def _is_after_letter(
    plain: str, start: int, given: re.Match[str], following: str, *, is_capital: bool
) -> bool:
    """'John Q. Public' goes on; 'vitamin C. It', 'so do I. Then' end."""
    letter = given.group()
    if letter == "I" or not letter.isupper():
        return True
    before = plain[max(start, given.start() - 24) : given.start()].split()
    if before and _is("lettered", before[-1].lower()):
        return True
    return is_capital and _is("starters", following.lower())


def _word_before(plain: str, place: int) -> str:
    found = _BEFORE.search(plain, max(0, place - 24), place)
    return found.group().lower() if found else ""


def _is(key: str, word: str) -> bool:
    return word in listed_set("sentences", key)
