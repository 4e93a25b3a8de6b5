"""Finds in a message what the phrase files beside this module describe."""

import re
from collections.abc import Iterator, Mapping, Set
from dataclasses import replace
from types import MappingProxyType

from bedside.evidence.discovery import detectors_of_stage
from bedside.evidence.library import MESSAGES
from bedside.evidence.passage import Passage
from bedside.evidence.phrasebook import Phrasebook
from bedside.evidence.sign import Sign

BOOKS = tuple(
    Phrasebook(name)
    for name in ("emergency", "message_care", "message_office", "message_people", "message_setting")
)
# Of the signs of a draft those that tell of whom a message speaks.
NAMING = frozenset(("person", "room", "record-number"))
PAST, FIGURE, NAMED, NOW = "emergency-past", "emergency-figure", "emergency-named", "emergency-now"
# Below this an emergency is in words that people also say in jest.
JEST = 0.6
# From this share on the reader is believed alone; what phrases see stands whatever it thinks.
BELIEVED = 0.5
# An emergency that the reader alone sees, which may be of any kind.
UNNAMED = "unnamed"
NOTHING: Mapping[str, float] = MappingProxyType({})
Told = Mapping[str, list[Sign]]
_ADDRESS = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
# A year, but not one of birth.
_YEAR = re.compile(r"(?<!born )(?<!born in )(?<!dob )(?<!dob: )(?<![/-])\b(?:19|20)\d\d\b")


def said_in(passage: Passage, read: Mapping[str, float] = NOTHING) -> tuple[Sign, ...]:
    """Return one sign for everything that is said, in plain offsets.

    ``read`` is what the reader says of the message: shares by kind, where one half is worth believing.

    An emergency that is told as past, as invented, as a way of speaking, or that is only named (denied, taught, told
    of an animal) is none: `emergency` is left out.
    """
    with_phrases = replace(passage, library=MESSAGES)
    found = [
        Sign(match.kind, match.start, match.end, confidence=match.confidence, value=match.value)
        for book in BOOKS
        for match in book.find(with_phrases)
    ]
    named = (sign for detector in detectors_of_stage(1) for sign in detector.run(passage))
    found += [sign for sign in named if sign.kind in NAMING]
    found += _two_addresses(passage)
    quiet = set(_quietened(passage, found))
    kept = [sign for sign in found if sign not in quiet]
    return (*kept, *_read_signs(passage, read, {sign.kind for sign in kept}))


def _read_signs(passage: Passage, read: Mapping[str, float], seen: Set[str]) -> Iterator[Sign]:
    """Yield what the reader alone tells; it is said by the whole of the message."""
    for kind, share in read.items():
        if share >= BELIEVED and kind not in seen:
            value = UNNAMED if kind == "emergency" else ""
            yield Sign(kind, 0, len(passage.plain), confidence=share, seen_by="reader", value=value)


def _quietened(passage: Passage, found: list[Sign]) -> Iterator[Sign]:
    """Yield the emergencies that are not now: only named, in a past time, or in play."""
    told = {kind: [sign for sign in found if sign.kind == kind] for kind in (PAST, FIGURE, NAMED, NOW)}
    for sign in found:
        if sign.kind == "emergency" and _is_quiet(passage, sign, told):
            yield sign


def _is_quiet(passage: Passage, sign: Sign, told: Told) -> bool:
    figures = {other.value for other in told[FIGURE]}
    if any(other.overlaps(sign.start, sign.end) for other in told[NAMED]) or "" in figures:
        return True
    # A laugh takes back only what people also say in jest.
    if "laugh" in figures and sign.confidence < JEST:
        return True
    around = passage.sentence_span(sign.start)
    if any(other.overlaps(around.start, around.end) for other in told[NOW]):
        return False
    if "screen" in figures:
        return True
    past = [other for other in told[PAST] if sign.value != "suicide" or other.value != "death"]
    after = passage.plain[around.end : around.end + 60]
    return (
        any(other.overlaps(around.start, around.end + 60) for other in past)
        or _YEAR.search(passage.plain[around.start : around.end] + after) is not None
    )


def _two_addresses(passage: Passage) -> list[Sign]:
    """Return the second address where two are told that differ: the one written to and the one on file."""
    places = list(_ADDRESS.finditer(passage.folded))
    others = [place for place in places if place[0] != places[0][0]]
    return [Sign("wrong-address", place.start(), place.end()) for place in others[:1]]
