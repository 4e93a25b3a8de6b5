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

import re
from collections.abc import Iterator

from bedside.concerns.identifiers import identifiers_of, is_certain
from bedside.concerns.rule import Asks, Concern, Edit, Fix, Rule
from bedside.concerns.wording import is_spanish, leave_out, replace_with
from bedside.drafts import Authorization, Draft, Span
from bedside.evidence import Evidence, Sign, Whose

rule = Rule(
    __name__,
    asks=Asks.REVISE,
    clauses=("hipaa-514/A-names", "hipaa-514/whose", "acp-fsmb-2013/position-1", "ama-2010/a"),
    since="0.1",
)

# What would be left hanging before a place or a day that is taken out.
PREPOSITION = re.compile(
    r"\b(?:in|on|at|from|of|near|outside|to|since|until|by|plate|serial|mrn|room|no\.|number|dob|en|el|de|del)"
    r"(?: (?:the|la|el))?:? ?$",
    re.IGNORECASE,
)
# Words after which a name only says again who is meant.
CALLED = re.compile(
    r"\b(?:patient|pt|paciente|resident|lady|gentleman|woman|man|girl|boy|mom|dad|señora|señor|abuel[ao]),? $",
    re.IGNORECASE,
)
# What follows a name to say whose it is, with the comma that ends it: "Ada, my first transplant patient, had".
SAID_AGAIN = re.compile(
    r", (?P<again>(?:my|our|the|an?)\b[^,.;!?\n]{0,60}\b(?:patient|pt|lady|gentleman|woman|man|girl|boy|mom|dad)\b"
    r"[^,.;!?\n]{0,20})(?P<comma>,)(?= )",
    re.IGNORECASE,
)
FEMININE = re.compile(r"(?:la |doña |señora |señorita |sra\b|srta\b|mrs\b|ms\b|miss )", re.IGNORECASE)
# How far, in signs, words before a place are looked at.
REACH = 20
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
    private = [seen.sentence(sign) for sign in seen.of("author-private")]
    for sign in identifiers_of(draft, seen):
        if any(sign.overlaps(own.start, own.end) for own in private):
            continue
        yield rule.concern(
            sign,
            message=MESSAGES.get(sign.kind, NUMBER_MESSAGE),
            clauses=_clauses(sign),
            fixes=_fixes(sign, seen),
            firm=is_certain(sign, seen),
        )
    if _is_named_in_a_picture(draft, seen):
        yield rule.concern(message=MESSAGES["picture"], change="the picture", clauses=("hipaa-514/Q-photo",))


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
        return (_without_name(sign, seen),)
    if sign.kind == "age":
        over = "más de 89 años" if is_spanish(seen, sign) else "over 89"
        return (replace_with(sign, over, f"Say only: {over}"),)
    if sign.kind in ("date", "time") and _begins_a_sentence(sign, seen):
        that_day = "Ese día" if is_spanish(seen, sign) else "That day"
        return (replace_with(sign, that_day, "Leave the day out"),)
    return (leave_out(seen, _with_preposition(sign, seen), label="Leave this out"),)


def _without_name(sign: Sign, seen: Evidence) -> Fix:
    """Propose a plain word for a name, or nothing where it only says again who is meant: "our patient Ada"."""
    before, behind = seen.text.given[: sign.start][-REACH:], seen.text.given[sign.end :]
    if before.endswith(", ") and behind.startswith(", "):
        return leave_out(seen, Span(sign.start - len(", "), sign.end + len(",")), label="Take the name out")
    again = SAID_AGAIN.match(behind)
    if again:
        return _said_otherwise(sign, seen, again)
    called = CALLED.search(before)
    if called and not seen.words(sign).endswith("'s"):
        comma = len(called[0]) - len(called[0].rstrip(", "))
        return leave_out(seen, Span(sign.start - comma, sign.end), label="Take the name out")
    return replace_with(sign, _plain_person(sign, seen), "Take the name out")


def _said_otherwise(sign: Sign, seen: Evidence, again: re.Match[str]) -> Fix:
    """Propose to let what is said of somebody behind the name stand in its place."""
    start, comma = sign.end + again.start("again"), sign.end + again.start("comma")
    first = seen.text.given[start]
    first = first.upper() if _begins_a_sentence(sign, seen) else first
    return Fix("Take the name out", (Edit(sign.start, start + 1, first), Edit(comma, comma + 1, "")))


def _begins_a_sentence(sign: Sign, seen: Evidence) -> bool:
    return seen.sentence(sign).start == sign.start


def _plain_person(sign: Sign, seen: Evidence) -> str:
    """Return what a name becomes: "a patient", with a capital where a sentence begins."""
    words = seen.words(sign)
    if is_spanish(seen, sign):
        plain = "un familiar" if sign.whose is Whose.RELATIVE else _patient_in_spanish(words)
    else:
        plain = "a family member" if sign.whose is Whose.RELATIVE else "a patient"
        plain += "'s" if words.endswith("'s") else ""
    return plain[:1].upper() + plain[1:] if _begins_a_sentence(sign, seen) else plain


def _patient_in_spanish(words: str) -> str:
    return "una paciente" if FEMININE.match(words) else "un paciente"


def _with_preposition(sign: Sign, seen: Evidence) -> Span:
    """Return the place of a sign with "in", "on", "from the" before it, which would hang in the air."""
    before = seen.text.given[: sign.start]
    found = PREPOSITION.search(before[-REACH:])
    return Span(sign.start - len(found[0]) if found else sign.start, sign.end)
