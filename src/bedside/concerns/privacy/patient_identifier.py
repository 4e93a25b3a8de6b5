"""A name, a day, a place, a number or another direct identifier of a patient stands in the draft.

Why it is a concern:
    The law counts eighteen such identifiers, also those of relatives and household; a story with one of them may be
    told only with the patient's written authorization.

Example:
    Mr. Tolliver, 93, came to us June 3 and roasted my haircut.

Safer wording:
    A patient over 89 came to us that year and roasted my haircut.

Not a concern:
    The author's own name, family, dates and telephone, colleagues, public and historical figures, events, the
    office, and a person who agreed in writing.
"""

from collections.abc import Iterator

from bedside.concerns.rule import Asks, Concern, Fix, Rule
from bedside.concerns.wording import leave_out, replace_with
from bedside.drafts import Authorization, Draft
from bedside.evidence import Evidence, Sign, Whose

rule = Rule(
    __name__,
    asks=Asks.REVISE,
    clauses=("hipaa-514/A-names", "hipaa-514/whose", "acp-fsmb-2013/position-1", "ama-2010/a"),
    since="0.1",
)

THEIRS = (Whose.PATIENT, Whose.RELATIVE)
# 45 CFR 164.514(b)(2)(i)(C): all ages over 89.
OLDEST_TOLD = 89
# What points to somebody by itself, as soon as it is a patient's.
POINTING = (
    "email",
    "url",
    "handle",
    "ip",
    "ssn",
    "plan-number",
    "account-number",
    "licence-number",
    "registry-number",
    "vehicle",
    "device",
    "biometric",
    "phone",
    "fax",
    "street-address",
    "postcode",
)
# "Bed 4" is anybody's; "room 412" is one on a floor.
ROOM_DIGITS = 3
# Days that say no more than "lately"; the combination of details is weighed elsewhere.
VAGUE_DAYS = frozenset({"relative", "season", "holiday"})
CLAUSES = {
    "person": "hipaa-514/A-names",
    "place": "hipaa-514/B-geography",
    "facility": "hipaa-514/B-geography",
    "street-address": "hipaa-514/B-geography",
    "postcode": "hipaa-514/B-geography",
    "date": "hipaa-514/C-dates",
    "time": "hipaa-514/C-dates",
    "age": "hipaa-514/C-age",
    "room": "hipaa-514/R-other",
}
MESSAGES = {
    "person": "This names a patient, or somebody of a patient's family.",
    "place": "This place, smaller than a state, is tied to a patient.",
    "facility": "This says where a patient lives or was treated.",
    "date": "This day is tied to a patient's care.",
    "time": "This time is tied to a patient's care.",
    "age": "An age over 89 counts as an identifier.",
    "room": "A bed or room number points to one person.",
    "picture": "The picture shows a patient's name or number.",
}
NUMBER_MESSAGE = "This points directly to a patient."


@rule
def weigh(draft: Draft, seen: Evidence) -> Iterator[Concern]:
    """Raise every direct identifier that is a patient's."""
    if _is_agreed(draft, seen):
        return
    for sign in _identifiers(draft, seen):
        yield rule.concern(
            sign,
            message=MESSAGES.get(sign.kind, NUMBER_MESSAGE),
            clauses=_clauses(sign),
            fixes=_fixes(sign, seen),
        )
    if _is_named_in_a_picture(draft, seen):
        yield rule.concern(message=MESSAGES["picture"], change="the picture", clauses=("hipaa-514/Q-photo",))


def _identifiers(draft: Draft, seen: Evidence) -> Iterator[Sign]:
    yield from seen.of("person", whose=THEIRS)
    yield from seen.of(*POINTING, whose=Whose.PATIENT)
    yield from seen.of("record-number")
    yield from (sign for sign in seen.of("age", whose=THEIRS) if _years(sign) > OLDEST_TOLD)
    yield from (sign for sign in seen.of("room", whose=THEIRS) if _is_somebodys_room(sign, seen))
    for sign in seen.of("date", "place", "facility", whose=THEIRS):
        if _is_exact(sign) and _is_beside_a_patient(sign, seen):
            yield sign
    yield from (
        sign
        for sign in seen.of("time", whose=THEIRS)
        if seen.near(sign, "date", "person", words=6, whose=THEIRS)
    )


def _is_beside_a_patient(sign: Sign, seen: Evidence) -> bool:
    """Tell whether the sentence speaks of one patient, so that the day or the place is that patient's."""
    mentions = seen.same_sentence(sign, "patient-mention")
    return any(mention.value != "generic" for mention in mentions) or bool(
        seen.same_sentence(sign, "person", "age", "sex", whose=THEIRS)
    )


def _is_somebodys_room(sign: Sign, seen: Evidence) -> bool:
    """Tell whether a bed names somebody: beside a name, or with the number of a room."""
    digits = sum(letter.isdigit() for letter in sign.value)
    return seen.has("person", whose=THEIRS) or digits >= ROOM_DIGITS


def _years(sign: Sign) -> int:
    return int(sign.value) if sign.value.isdigit() else 0


def _is_exact(sign: Sign) -> bool:
    return sign.value not in VAGUE_DAYS and not sign.value.startswith("state:")


def _is_agreed(draft: Draft, seen: Evidence) -> bool:
    """Tell whether the draft says that the person agreed, or what is on file covers the story."""
    on_file = any(picture.authorization is Authorization.ON_FILE for picture in draft.attachments)
    limited = any(
        sign.value in ("limited", "withdrawn")
        for shown in seen.pictures
        for sign in shown.of("picture-subject")
    )
    return (on_file and not limited) or seen.has("consent-stated")


def _is_named_in_a_picture(draft: Draft, seen: Evidence) -> bool:
    """Tell whether a picture that nothing allows shows names or numbers of patients."""
    return any(
        picture.authorization not in (Authorization.ON_FILE, Authorization.NOT_NEEDED)
        and any(sign.value == "names" for sign in shown.of("picture-subject"))
        for picture, shown in zip(draft.attachments, seen.pictures, strict=True)
    )


def _clauses(sign: Sign) -> tuple[str, ...]:
    return (CLAUSES.get(sign.kind, "hipaa-514/G-L-numbers"), *rule.clauses[1:])


def _fixes(sign: Sign, seen: Evidence) -> tuple[Fix, ...]:
    if sign.kind == "person":
        return (replace_with(sign, _plain_person(sign, seen), "Take the name out"),)
    if sign.kind == "age":
        return (replace_with(sign, "over 89", "Say only: over 89"),)
    return (leave_out(seen, sign, label="Leave this out"),)


def _plain_person(sign: Sign, seen: Evidence) -> str:
    """Return what a name becomes: "a patient", with a capital where a sentence begins."""
    plain = "a family member" if sign.whose is Whose.RELATIVE else "a patient"
    at_the_start = seen.sentence(sign).start == sign.start
    return plain[:1].upper() + plain[1:] if at_the_start else plain
