"""Tells whose a day, an age, a place, a number or a condition is, by whom its sentence speaks of."""

from bisect import bisect_left
from collections.abc import Mapping

from bedside.drafts import Account, Kind
from bedside.evidence.passage import Passage
from bedside.evidence.sign import Sign, Whose
from bedside.evidence.whose.cues import Cues, Points

ENOUGH = 0.9
# Who is only named beside the patient says less of a day or a place than the patient does.
SHARES: Mapping[Whose, float] = {Whose.COLLEAGUE: 0.6, Whose.RELATIVE: 0.5, Whose.OTHER: 0.5}
IN_A_STORY = 1.5
BESIDE = 1.5
# How far, in letters, the nearest name may stand.
NEAR, NEAR_AGE = 40, 25
# No name or mention is longer.
LONGEST = 60
# What a kind of sign is most often, in points, before anything is read.
LEANS: Mapping[str, Points] = {
    "age": {Whose.PATIENT: 0.6},
    "date": {Whose.EVENT: 0.4},
    "time": {Whose.EVENT: 0.4},
    "phone": {Whose.OFFICE: 2.0},
    "fax": {Whose.OFFICE: 2.0},
    "email": {Whose.OFFICE: 1.0},
    "url": {Whose.OFFICE: 3.0},
    "facility": {Whose.OFFICE: 0.5},
    "record-number": {Whose.PATIENT: 2.5},
    "ssn": {Whose.PATIENT: 1.5},
    "room": {Whose.PATIENT: 0.5},
}
REACHING = frozenset({"phone", "fax", "email", "url"})
ANSWERS = frozenset({Kind.REPLY, Kind.REVIEW_REPLY, Kind.DIRECT_MESSAGE})
IN_AN_ANSWER = 4.5
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
    around = cues.around(passage.text.sentence_at(sign.start))
    points = {owner: weight * SHARES.get(owner, 1.0) for owner, weight in around.items()}
    story = {Whose.PATIENT: IN_A_STORY} if cues.is_story else {}
    for more in (_leaning(sign, passage), _circumstances(passage), _beside(sign, cues, passage), story):
        for owner, weight in more.items():
            points[owner] = points.get(owner, 0.0) + weight
    never = NEVER.get(sign.kind, frozenset()) | (frozenset() if cues.has_patient else {Whose.PATIENT})
    kept = {owner: weight for owner, weight in points.items() if owner not in never}
    if not kept:
        return None
    owner = max(kept, key=lambda each: kept[each])
    return owner if kept[owner] >= ENOUGH else None


def _leaning(sign: Sign, passage: Passage) -> Points:
    """Return what a kind of sign most often is; the telephone in an answer is the office's."""
    if sign.kind in REACHING and passage.draft.kind in ANSWERS:
        return {Whose.OFFICE: IN_AN_ANSWER}
    return LEANS.get(sign.kind, {})


def _beside(sign: Sign, cues: Cues, passage: Passage) -> Points:
    """Return points for the owner of the name or mention that stands nearest in the sentence."""
    span = passage.sentence_span(sign.start)
    reach = NEAR_AGE if sign.kind == "age" else NEAR
    first = bisect_left(
        cues.anchors, max(span.start, sign.start - reach - LONGEST), key=lambda other: other.start
    )
    last = bisect_left(cues.anchors, min(span.end, sign.end + reach), key=lambda other: other.start)
    beside = (
        other for other in cues.anchors[first:last] if other is not sign and _away(other, sign) <= reach
    )
    nearest = min(beside, key=lambda other: _away(other, sign), default=None)
    if nearest is None:
        return {}
    owner = Whose.PATIENT if nearest.kind == "patient-mention" else nearest.whose
    return {owner: BESIDE} if owner is not None else {}


def _away(other: Sign, sign: Sign) -> int:
    return max(other.start - sign.end, sign.start - other.end, 0)


def _circumstances(passage: Passage) -> Points:
    if passage.draft.kind is Kind.BIO:
        return {Whose.AUTHOR: 4.0}
    if passage.draft.account is Account.INSTITUTIONAL:
        return {Whose.OFFICE: 0.3, Whose.EVENT: 0.3}
    return {Whose.AUTHOR: 0.2} if passage.draft.account is Account.PERSONAL else {}
