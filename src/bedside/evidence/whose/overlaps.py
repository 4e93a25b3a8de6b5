"""Settles which of two signs stands where both were seen: a drug is no person, a street is no person."""

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


def settle(signs: Sequence[Sign]) -> tuple[Sign, ...]:
    """Return the signs without names that are part of a facility, a street, a drug or the like."""
    things = [sign for sign in signs if sign.kind in STRONGER]
    return tuple(
        sign for sign in signs if sign.kind != "person" or not any(_covers(thing, sign) for thing in things)
    )


def _covers(thing: Sign, person: Sign) -> bool:
    if not thing.overlaps(person.start, person.end):
        return False
    longer = (
        thing.start <= person.start
        and person.end <= thing.end
        and thing.end - thing.start > person.end - person.start
    )
    return longer or thing.confidence >= person.confidence
