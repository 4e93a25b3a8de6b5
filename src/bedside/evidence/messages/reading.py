"""Finds in a message what the phrase files beside this module describe."""

import re
from collections.abc import Iterator

from bedside.evidence.discovery import detectors_of_stage
from bedside.evidence.passage import Passage
from bedside.evidence.phrasebook import Phrasebook
from bedside.evidence.sign import Sign

BOOKS = tuple(
    Phrasebook(name)
    for name in ("emergency", "message_care", "message_office", "message_people", "message_setting")
)
# Of the signs of a draft those that tell of whom a message speaks.
NAMING = frozenset(("person", "room", "record-number"))
PAST, FIGURE = "emergency-past", "emergency-figure"
_ADDRESS = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")


def said_in(passage: Passage) -> tuple[Sign, ...]:
    """Return one sign for everything that is said, in plain offsets.

    An emergency that is told as past, as invented or as a way of speaking is none: `emergency` is left out.
    """
    found = [
        Sign(match.kind, match.start, match.end, confidence=match.confidence, value=match.value)
        for book in BOOKS
        for match in book.find(passage)
    ]
    named = (sign for detector in detectors_of_stage(1) for sign in detector.run(passage))
    found += [sign for sign in named if sign.kind in NAMING]
    found += _two_addresses(passage)
    quiet = set(_quietened(passage, found))
    return tuple(sign for sign in found if sign not in quiet)


def _quietened(passage: Passage, found: list[Sign]) -> Iterator[Sign]:
    """Yield the emergencies that are not now: with a past time in the sentence, or in play."""
    in_play = any(sign.kind == FIGURE for sign in found)
    for sign in found:
        if sign.kind == "emergency":
            around = passage.sentence_span(sign.start)
            near = [other for other in found if other.overlaps(around.start, around.end)]
            after = passage.plain[around.end : around.end + 60]
            is_past = any(other.kind == PAST for other in near) or any(
                other.kind == PAST and around.end <= other.start < around.end + 60 for other in found
            )
            if in_play or is_past or _YEAR.search(passage.plain[around.start : around.end] + after):
                yield sign


def _two_addresses(passage: Passage) -> list[Sign]:
    """Return the second address where two are told that differ: the one written to and the one on file."""
    places = list(_ADDRESS.finditer(passage.folded))
    others = [place for place in places if place[0] != places[0][0]]
    return [Sign("wrong-address", place.start(), place.end()) for place in others[:1]]
