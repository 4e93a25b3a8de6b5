"""A title, a board or a training is claimed that the author does not hold, or being in training is hidden.

Why it is a concern:
    Readers trust a specialist's word more than a trainee's or another profession's; boards discipline for titles not
    held, and the AMA asks for openness about credentials.

Example:
    Speaking as a cardiologist: you can stop the aspirin. (The author is a first-year resident.)

Safer wording:
    Speaking as an internal medicine resident: ask your own cardiologist before you stop aspirin.

Not a concern:
    "Medical student", "resident physician", "future surgeon"; a title that fits the author's training; a board named
    with its field; somebody else's title.
"""

from collections.abc import Iterator

from bedside.concerns.rule import Asks, Concern, Fix, Rule
from bedside.concerns.wording import drop_sentence, leave_out, replace_with
from bedside.drafts import Account, Author, Draft
from bedside.evidence import Evidence, Sign
from bedside.evidence.titles import GENERAL, families, families_of

rule = Rule(
    __name__,
    asks=Asks.REVISE,
    clauses=(
        "ama-8.12/limits",
        "ftc-255/expert",
        "ama-1.2.12/advice-online",
        "acp-fsmb-2013/correct-errors",
        "fsmb-2019/advice-requests",
    ),
    since="0.1",
)

LAPSED = ("inactive", "retired", "suspended", "revoked", "expired", "lapsed", "surrendered", "gave up")
# Words that make "Dr." before a name plain, for those whose doctorate is not one of medicine.
# Training told within so many characters of a title belongs to it: "dermatology resident", "surgeon in training".
BESIDE = 12
DOCTORATES = (
    "dnp",
    "pharmd",
    "dpt",
    "phd",
    "psyd",
    "dds",
    "dmd",
    "od",
    "aud",
    "edd",
    "dc",
    "nd",
    "dvm",
    "otd",
    "dnap",
    "drph",
)
PROFESSION = {
    "nurse-practitioner": "nurse practitioner",
    "physician-assistant": "physician assistant",
    "nurse": "nurse",
    "pharmacist": "pharmacist",
    "dentist": "dentist",
    "therapist": "therapist",
    "psychologist": "psychologist",
    "paramedic": "paramedic",
    "podiatrist": "podiatrist",
    "optometrist": "optometrist",
    "chiropractor": "chiropractor",
    "dietitian": "dietitian",
}


@rule
def weigh(draft: Draft, seen: Evidence) -> Iterator[Concern]:
    """Raise each claim that what is known of the author does not bear out."""
    author = draft.author or Author()
    if draft.account is Account.INSTITUTIONAL and author.role == "staff":
        return
    for claim in seen.of("credential-claimed", at_least=0.55):
        message = _fault(claim, author, seen)
        if message:
            yield rule.concern(claim, message=message, fixes=(_fix(claim, author, seen),))


def _fault(claim: Sign, author: Author, seen: Evidence) -> str:
    """Return what is wrong with a claim in one sentence, or nothing."""
    form, _, field = claim.value.partition(":")
    if form == "licence":
        return "The licence is not active." if _has(author, *LAPSED) else ""
    if form == "fellowship" and _has(author, "no fellowship"):
        return "No such fellowship is among what you told us of your training."
    if form == "board" and field == "none":
        return "No recognised board certifies this field."
    if author.role == "student" or form == "passing":
        return _fault_of_student(claim, seen, form)
    if author.role == "resident":
        return _fault_of_resident(claim, seen, form, field)
    if author.role == "staff":
        return _fault_of_staff(author, seen, form, field)
    return _fault_of_physician(author, form, field) if author.role else ""


def _fault_of_student(claim: Sign, seen: Evidence, form: str) -> str:
    if form == "passing":
        return "This lets readers think that the author is already qualified."
    owns_up = any(sign.value == "student" for sign in seen.of("training-status"))
    return "" if owns_up or form == "fellowship" else "This title is not a student's."


def _fault_of_resident(claim: Sign, seen: Evidence, form: str, field: str) -> str:
    if form in ("doctor", "fellowship") or field in GENERAL:
        return ""
    statuses = [sign for sign in seen.of("training-status") if not claim.overlaps(sign.start, sign.end)]
    if not statuses:
        return "This hides that the author is still in training."
    # A year of training told elsewhere does not make the specialist's own title true.
    is_specialist = (
        form in ("board", "title") and field in families() and families()[field].group == "physician"
    )
    told_beside = any(
        abs(sign.start - claim.end) <= BESIDE or abs(claim.start - sign.end) <= BESIDE for sign in statuses
    )
    return (
        "" if told_beside or not is_specialist else "This is the title of those who have finished training."
    )


def _fault_of_staff(author: Author, seen: Evidence, form: str, field: str) -> str:
    groups = _groups(author)
    if not groups or "physician" in groups:
        return ""
    if form == "doctor":
        return "" if _explains_doctor(seen) else "Readers will take this for a physician."
    if form != "title" or field not in families():
        return ""
    claimed = families()[field].group
    is_held = claimed in groups or (claimed == "nurse" and "nurse-practitioner" in groups)
    return "" if is_held or claimed != "physician" else "This is the title of another profession."


def _fault_of_physician(author: Author, form: str, field: str) -> str:
    own = families_of(" . ".join((author.specialty or "", *author.credentials)))
    if form == "board" and field == "several":
        return "" if len(own) > 1 else "Readers cannot tell which boards these are."
    claimed = families().get(field)
    if not own or claimed is None or field in GENERAL or field == "attending":
        return ""
    if form == "title" and _has(author, f"no {field.replace('-', ' ')}"):
        return "This is not among what you told us of your training."
    if form not in ("board", "title") or _covered(field, own):
        return ""
    return "This specialty is not the one that you told us of."


def _covered(field: str, own: frozenset[str]) -> bool:
    """Tell whether a field is one of the author's own or goes with one of them."""
    known = families()
    return any(field == name or field in known[name].covers or name in known[field].covers for name in own)


def _groups(author: Author) -> set[str]:
    described = " . ".join((author.specialty or "", *author.credentials, *author.affiliations))
    named = families_of(described)
    groups = {families()[name].group for name in named}
    # A nurse in dermatology is a nurse: the field is where she works.
    return groups - {"physician"} if len(groups) > 1 else groups


def _explains_doctor(seen: Evidence) -> bool:
    words = {word.strip(".,;:|()").lower().replace(".", "") for word in seen.text.given.split()}
    said = families_of(seen.text.given)
    return bool(words & set(DOCTORATES)) or any(families()[name].group != "physician" for name in said)


def _has(author: Author, *words: str) -> bool:
    told = " ".join((author.specialty or "", *author.affiliations, *author.credentials)).lower()
    return any(word in told for word in words)


def _fix(claim: Sign, author: Author, seen: Evidence) -> Fix:
    form = claim.value.partition(":")[0]
    if form in ("title", "board", "fellowship"):
        held = _not_twice(_held(author), seen.text.given[: claim.start])
        if held:
            starts = seen.sentence(claim).start == claim.start and seen.words(claim)[:1].isupper()
            held = held[:1].upper() + held[1:] if starts else held
            return replace_with(claim, held, f"Write '{held}'")
    if form == "doctor":
        return leave_out(seen, claim, label="Leave the title out")
    return drop_sentence(seen, claim)


def _not_twice(held: str, before: str) -> str:
    """Return the words without the first where it stands before them already: 'Pediatric cardiology resident'."""
    first, _, rest = held.partition(" ")
    return rest if rest and before.lower().rstrip().endswith(first.lower()) else held


def _held(author: Author) -> str:
    """Return what the author may say instead: 'nursing student', 'neurology resident', 'nurse practitioner'."""
    specialty = (author.specialty or "").partition(",")[0].partition("(")[0].strip()
    if author.role == "student":
        field = {"": "medical", "medicine": "medical", "dentistry": "dental"}.get(specialty, specialty)
        return f"{field} student"
    if author.role == "resident":
        return specialty if specialty.endswith(("fellow", "resident")) else f"{specialty} resident".strip()
    if author.role == "staff":
        return next((PROFESSION[group] for group in _groups(author) if group in PROFESSION), "")
    return f"physician in {specialty}" if specialty else ""
