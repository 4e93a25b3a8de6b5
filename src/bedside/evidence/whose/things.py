"""Tells whose a day, an age, a place, a number or a condition is, by whom its sentence speaks of."""

from collections.abc import Mapping

from bedside.drafts import Account, Kind
from bedside.evidence.passage import Passage
from bedside.evidence.sign import Sign, Whose
from bedside.evidence.whose.cues import Cues, Points

ENOUGH = 0.9
# What a kind of sign is most often, in points, before anything is read.
LEANS: Mapping[str, Points] = {
    "age": {Whose.PATIENT: 0.6},
    "date": {Whose.EVENT: 0.4},
    "time": {Whose.EVENT: 0.4},
    "phone": {Whose.OFFICE: 1.0},
    "fax": {Whose.OFFICE: 2.0},
    "email": {Whose.OFFICE: 0.5},
    "url": {Whose.OFFICE: 0.5},
    "facility": {Whose.OFFICE: 0.5},
    "record-number": {Whose.PATIENT: 2.5},
    "ssn": {Whose.PATIENT: 1.5},
    "room": {Whose.PATIENT: 0.5},
}
# Owners that a kind cannot have, so that their cues are not counted.
NEVER: Mapping[str, frozenset[Whose]] = {
    "age": frozenset({Whose.OFFICE}),
    "condition": frozenset({Whose.OFFICE}),
    "relative-mention": frozenset({Whose.OFFICE, Whose.EVENT, Whose.PUBLIC}),
}


def owner_of_thing(sign: Sign, cues: Cues, passage: Passage) -> Whose | None:
    """Return the owner of a sign that is no name, or None where nothing tells."""
    if sign.kind == "patient-mention":
        return Whose.PATIENT if sign.value != "generic" else None
    if sign.kind == "colleague-mention":
        return Whose.COLLEAGUE
    points = dict(cues.around(passage.text.sentence_at(sign.start)))
    for owner, weight in (*LEANS.get(sign.kind, {}).items(), *_circumstances(passage).items()):
        points[owner] = points.get(owner, 0.0) + weight
    kept = {
        owner: weight for owner, weight in points.items() if owner not in NEVER.get(sign.kind, frozenset())
    }
    owner, weight = max(kept.items(), key=lambda item: item[1], default=(None, 0.0))
    return owner if weight >= ENOUGH else None


def _circumstances(passage: Passage) -> Points:
    if passage.draft.kind is Kind.BIO:
        return {Whose.AUTHOR: 2.0}
    if passage.draft.account is Account.INSTITUTIONAL:
        return {Whose.OFFICE: 0.3, Whose.EVENT: 0.3}
    return {Whose.AUTHOR: 0.2} if passage.draft.account is Account.PERSONAL else {}
