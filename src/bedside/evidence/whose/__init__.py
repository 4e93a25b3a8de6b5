"""Tells whose each person, date, age and place is: the patient's, the author's, a colleague's, the public's."""

from bedside.evidence.passage import Passage
from bedside.evidence.sign import Sign, Whose
from bedside.evidence.whose.cues import Cues
from bedside.evidence.whose.overlaps import settle
from bedside.evidence.whose.persons import owners_of_persons
from bedside.evidence.whose.things import owner_of_thing


def attribute(passage: Passage) -> tuple[Sign, ...]:
    """Return the signs of a passage with their owners; a sign that came with one keeps it."""
    signs = settle(passage.signs)
    if not signs:
        return signs
    cues = Cues.of(passage)
    persons = owners_of_persons(passage, [sign for sign in signs if sign.kind == "person"], cues)
    told = [
        sign.belonging_to(persons[sign]) if sign in persons and sign.whose is None else sign for sign in signs
    ]
    passage = passage.with_signs(tuple(told))
    about = cues.with_persons(told, passage)
    told = told if about.has_patient else [_without_patient(sign) for sign in told]
    return tuple(
        sign
        if sign.whose is not None or sign.kind == "person"
        else sign.belonging_to(owner_of_thing(sign, about, passage))
        for sign in told
    )


def _without_patient(sign: Sign) -> Sign:
    """Return a relative's name as somebody else's where the text speaks of no patient whose relative it could be."""
    is_relative = sign.kind == "person" and sign.whose is Whose.RELATIVE
    return sign.belonging_to(Whose.OTHER) if is_relative else sign
