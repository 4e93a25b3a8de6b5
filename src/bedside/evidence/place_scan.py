"""Finds names of places in a row of words: the longest that fits, common words only behind a cue."""

from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

from bedside.evidence.places import Place, begins_a_name, fold, meant, places_named, state_codes, state_of
from bedside.evidence.tables import table_rows

LONGEST_NAME = 4
# Below these many people a name needs a cue: most small towns are named like people and things.
KNOWN_BY_ONE_WORD = 100_000
KNOWN_BY_SEVERAL = 20_000
# Where English is not at home, names of cities are surnames as often.
KNOWN_ABROAD = 1_000_000
NEAR = frozenset(("US", "CA", "GB", "IE", "AU", "NZ", "PR"))
# So large a city is meant behind "from" or "to" though people are named like it.
FAMOUS = 400_000


class Found(NamedTuple):
    """A place and the words that name it, from ``start`` up to, not including, ``end``."""

    start: int
    end: int
    place: Place


def scan(words: Sequence[str], typed: Sequence[str]) -> Iterator[Found]:
    """Yield the places named, given the folded words and the same words as typed."""
    names = [_plain(word) for word in words]
    position = 0
    while position < len(names):
        found = _named_at(names, typed, position) if typed[position][:1].isupper() else None
        if found is not None:
            yield found
        position = position + 1 if found is None else found.end


def _plain(word: str) -> str:
    return fold(word.removesuffix("'s"))


def _named_at(names: Sequence[str], typed: Sequence[str], start: int) -> Found | None:
    longest = LONGEST_NAME if begins_a_name(names[start]) else 1
    for size in range(min(longest, len(names) - start), 0, -1):
        if not _is_written_as_a_name(names, typed, start, size):
            continue
        places = places_named(" ".join(names[start : start + size]))
        if places and (found := _settled(places, names, typed, start, start + size)):
            return found
    return _state_letters(names, typed, start)


def _is_written_as_a_name(names: Sequence[str], typed: Sequence[str], start: int, size: int) -> bool:
    inner = range(start + 1, start + size)
    if any(not typed[at][:1].isupper() and names[at] not in _cues("joiner") for at in inner):
        return False
    return size > 1 or not (typed[start].isupper() and len(typed[start]) < LONGEST_NAME)


def _settled(
    places: tuple[Place, ...], names: Sequence[str], typed: Sequence[str], start: int, end: int
) -> Found | None:
    code, after = _state_behind(names, typed, end)
    if code and (place := meant(places, state=code)):
        return Found(start, after, place)
    before = names[start - 1] if start else ""
    if before in _cues("title") or not _is_cued(places, names, typed, start, end):
        return None
    place = meant(places)
    return Found(start, end, place) if place else None


def _is_cued(
    places: tuple[Place, ...], names: Sequence[str], typed: Sequence[str], start: int, end: int
) -> bool:
    before = names[start - 1] if start else ""
    people = places[0].people.likely
    if end - start > 1:
        return people >= KNOWN_BY_SEVERAL or before in _cues("cue") or places[0].kind != "city"
    return _is_one_word_cued(places[0], names[start], before, goes_on=_goes_on(typed, end))


def _is_one_word_cued(place: Place, name: str, before: str, *, goes_on: bool) -> bool:
    people = place.people.likely
    if name in _cues("never"):
        return False
    if name in _common_words():
        return before in _cues("cue" if people >= FAMOUS else "inside") and not goes_on
    if place.country in NEAR or place.kind != "city" or people >= KNOWN_ABROAD:
        return people >= KNOWN_BY_ONE_WORD or before in _cues("cue")
    return before in _cues("inside") or (before in _cues("cue") and not goes_on)


def _goes_on(typed: Sequence[str], end: int) -> bool:
    return end < len(typed) and typed[end][:1].isupper() and not typed[end].isupper()


def _state_behind(names: Sequence[str], typed: Sequence[str], end: int) -> tuple[str | None, int]:
    """Return the state that is named right behind a town, and where its words end."""
    codes = state_codes()
    for size in (2, 1):
        name = " ".join(names[end : end + size])
        if end + size <= len(names) and name in codes and typed[end][:1].isupper():
            return codes[name], end + size
    if end < len(typed) and typed[end] in codes.values():
        return typed[end], end + 1
    return None, end


def _state_letters(names: Sequence[str], typed: Sequence[str], at: int) -> Found | None:
    letters = typed[at]
    if len(letters) != 2 or not letters.isupper() or letters not in state_codes().values():
        return None
    if not _stand_for_a_state(letters, names, typed, at):
        return None
    place = state_of(letters)
    return Found(at, at + 1, place) if place else None


def _stand_for_a_state(letters: str, names: Sequence[str], typed: Sequence[str], at: int) -> bool:
    before = names[at - 1] if at else ""
    if letters in _cues("degree") or (at + 1 < len(typed) and typed[at + 1].isdecimal()):
        return False
    if letters in _cues("clinical"):
        is_behind_a_name = at > 0 and typed[at - 1][:1].isupper() and not typed[at - 1].isupper()
        return is_behind_a_name and any(name in _cues("cue") for name in names[max(0, at - 4) : at])
    if letters in _cues("seldom"):
        return before in _cues("cue") or (at > 0 and typed[at - 1].istitle())
    return not _is_shouted(typed, at)


def _is_shouted(typed: Sequence[str], at: int) -> bool:
    beside = [word for word in (*typed[max(0, at - 1) : at], *typed[at + 1 : at + 2]) if word.isalpha()]
    return bool(beside) and all(word.isupper() and len(word) > 3 for word in beside)


@cache
def _common_words() -> frozenset[str]:
    return frozenset(row[0] for row in table_rows("place_words.txt"))


@cache
def _cues(kind: str) -> frozenset[str]:
    return frozenset(
        word for row in table_rows("place_cues.tsv") if kind in row[0].split(",") for word in row[1].split()
    )
