"""Settles which of two signs stands where both were seen: a drug is no person, a street is no person."""

from bisect import bisect_left
from collections.abc import Sequence

from bedside.evidence.sign import Sign

# What takes a name's place if it covers it, unless the name is the surer of the two.
STRONGER = frozenset(
    {
        "facility",
        "organisation",
        "street-address",
        "place",
        "drug",
        "product",
        "maker",
        "condition",
        "email",
        "url",
        "date",
    }
)
# No name and no place is longer; so far back something may begin that covers a sign.
LONGEST = 120


def settle(signs: Sequence[Sign]) -> tuple[Sign, ...]:
    """Return the signs without names that are part of a thing, and without places that are part of a name."""
    things = [sign for sign in signs if sign.kind in STRONGER]
    names = [sign for sign in signs if sign.kind == "person"]
    kept_names = {
        id(name) for name in names if not any(_covers(thing, name) for thing in _about(things, name))
    }
    names = [name for name in names if id(name) in kept_names]
    return tuple(
        sign
        for sign in signs
        if (sign.kind == "person" and id(sign) in kept_names)
        or (
            sign.kind != "person"
            and not (sign.kind == "place" and any(_names(name, sign) for name in _about(names, sign)))
        )
    )


def _about(signs: Sequence[Sign], sign: Sign) -> Sequence[Sign]:
    """Return the signs, sorted by their start, that may overlap one."""
    first = bisect_left(signs, sign.start - LONGEST, key=lambda other: other.start)
    last = bisect_left(signs, sign.end, key=lambda other: other.start)
    return signs[first:last]


def _covers(thing: Sign, person: Sign) -> bool:
    if not thing.overlaps(person.start, person.end):
        return False
    inside = thing.start <= person.start and person.end <= thing.end
    longer = inside and thing.end - thing.start > person.end - person.start
    return longer or (thing.confidence >= person.confidence and (inside or thing.kind != "place"))


def _names(person: Sign, place: Sign) -> bool:
    return person.overlaps(place.start, place.end) and person.confidence > place.confidence
