"""The packs that a request chooses, among those that the institution has in force; its own pack always counts."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from difflib import get_close_matches

from bedside.policy import Guidance
from bedside.server.api.shapes import LONGEST_PACK_ID, MOST_PACKS
from bedside.server.errors import Fault, Refused, fault_problem
from bedside.server.policies.in_force import choosable, guidance_of

FIELD = "policy"
NOT_HERE = "No such pack can be chosen here."
LISTED = "Leave it out to go by all that are in force; GET /api/v1/policy says which are on."


def chosen(given: Mapping[str, object]) -> tuple[Mapping[str, object], Guidance | None, tuple[Fault, ...]]:
    """Return the fields of the draft alone, the guidance that was chosen, if any, and what is wrong with the choice."""
    asked = given.get(FIELD)
    if FIELD not in given or asked is None:
        return {name: value for name, value in given.items() if name != FIELD}, None, ()
    fields = {name: value for name, value in given.items() if name != FIELD}
    if not isinstance(asked, list) or not 0 < len(asked) <= MOST_PACKS:
        return fields, None, (Fault("/policy", f"It should be a list of 1 to {MOST_PACKS} packs.", LISTED),)
    known = choosable()
    faults = tuple(_faults(asked, known))
    if faults:
        return fields, None, faults
    # In the order of the institution, so that the same packs are the same guidance however they are named.
    return fields, guidance_of(tuple(pack for pack in known if pack in asked)), ()


def refusal(faults: tuple[Fault, ...]) -> Refused:
    """Return how a choice is refused: 409 where only the institution's own choice stands in its way, else 422."""
    problem = fault_problem(faults)
    is_ours = all(fault.what == NOT_HERE for fault in faults)
    return Refused(replace(problem, status=409) if is_ours else problem)


def _faults(asked: list[object], known: tuple[str, ...]) -> Iterator[Fault]:
    for number, pack in enumerate(asked):
        where = f"/policy/{number}"
        if pack in asked[:number]:
            yield Fault(where, "It is named twice.", "Name each pack once.")
        elif not isinstance(pack, str) or len(pack) > LONGEST_PACK_ID:
            yield Fault(where, f"It should be a name of {LONGEST_PACK_ID} signs at most.", LISTED)
        elif pack not in known:
            # What was sent is not repeated; what is near it is.
            near = get_close_matches(pack.lower(), known, n=1)
            yield Fault(where, NOT_HERE, f"Did you mean '{near[0]}'?" if near else LISTED)
