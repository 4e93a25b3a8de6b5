"""Which words of a message tell whom it is about: names and numbers that others could read on the way."""

from collections.abc import Iterable

from bedside.drafts import Draft, Kind
from bedside.drafts.folding import folded
from bedside.evidence import Sign, Whose, see

# 45 CFR 164.514(b)(2): of the identifiers, those that say who it is without looking anything up, or by one look.
NUMBERS = frozenset(
    {"ssn", "record-number", "plan-number", "account-number", "licence-number", "biometric", "device"}
)
IN_A_SUBJECT = NUMBERS | {"person", "street-address", "email", "phone", "handle"}
OF_A_CASE = IN_A_SUBJECT | {"date", "facility", "room", "postcode", "place", "url", "vehicle"}
# The office's own telephone and the author's own name say nothing of a patient.
OUR_OWN = frozenset({Whose.AUTHOR, Whose.COLLEAGUE, Whose.OFFICE, Whose.PUBLIC, Whose.EVENT})


def are_in_subject(subject: str, names: Iterable[str]) -> bool:
    """Whether a subject tells whom it is about; `names` are words of the names of those who get it."""
    words = set(folded(subject).replace("'", " ").split())
    bare = {word.strip('.,;:!?()[]"') for word in words}
    return bool(bare & {folded(name) for name in names}) or _has(subject, IN_A_SUBJECT)


def are_numbers_in(text: str) -> bool:
    """Whether a text holds numbers that belong to one person."""
    return _has(text, NUMBERS)


def are_in_case(text: str) -> bool:
    """Whether a case told to colleagues tells who it is."""
    return _has(text, OF_A_CASE)


def _has(text: str, kinds: frozenset[str]) -> bool:
    return any(_counts(sign, kinds) for sign in see(Draft(text=text, kind=Kind.DIRECT_MESSAGE)).signs)


def _counts(sign: Sign, kinds: frozenset[str]) -> bool:
    return sign.kind in kinds and sign.whose not in OUR_OWN
