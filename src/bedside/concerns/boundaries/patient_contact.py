"""A patient is met as a friend: invited to a private account, accepted there, asked out or flirted with.

Why it is a concern:
    A friend cannot be examined, refused or discharged as a patient can; boards treat private contact with patients
    as a question of boundaries, and dating them as misconduct.

Example:
    Of course I remember you! Accepted, and coffee on Sunday sounds lovely.

Safer wording:
    Kind of you to write. This account is for family; the clinic's line is the way to reach us.

Not a concern:
    A practice page to follow, the portal, an appointment, an invitation declined, an old friend or a colleague.
"""

from collections.abc import Iterator, Sequence

from bedside.concerns.places import by_sentence
from bedside.concerns.rule import Asks, Concern, Rule
from bedside.concerns.wording import drop_sentence
from bedside.drafts import Account, Draft, Kind
from bedside.evidence import Evidence, Sign, Whose

rule = Rule(
    __name__,
    asks=Asks.REVISE,
    clauses=(
        "acp-fsmb-2013/no-friending",
        "fsmb-2012/personal-sites",
        "fsmb-2012/relationships",
        "ama-9.1.1",
        "ama-sm-promotion/3",
        "mms-2015/5",
        "gmc-2013/redirect",
    ),
    since="0.1",
)

TO_ONE = (Kind.DIRECT_MESSAGE, Kind.REPLY)


@rule
def weigh(draft: Draft, seen: Evidence) -> Iterator[Concern]:
    """Raise contact with the patient who is written to, and invitations to patients at large."""
    if seen.has("contact-declined"):
        return
    signs = _with_one(seen) if draft.kind in TO_ONE else _with_many(draft, seen)
    if signs:
        yield rule.concern(
            *by_sentence(seen, signs),
            message="This seeks or accepts private contact with somebody in care.",
            asks=Asks.HOLD if draft.kind in TO_ONE else None,
            fixes=(drop_sentence(seen, *signs),),
        )


def _with_one(seen: Evidence) -> Sequence[Sign]:
    """Return the contact with the person written to, who is a patient by what either side says."""
    signs = seen.of("social-contact")
    tied = any(sign.whose is Whose.PATIENT for sign in signs)
    writes = seen.answered is not None and _patient_writes(seen.answered)
    if not (tied or writes):
        return ()
    values = {sign.value for sign in signs}
    # A wink alone is none: somebody must be asked, let in or told where to write, or be flirted with as a patient.
    return signs if values - {"flirt"} or tied else ()


def _patient_writes(answered: Evidence) -> bool:
    """Tell whether a patient wrote: by what was done for them, or by a title and a wish to meet or connect."""
    cues = {sign.value for sign in answered.of("patient-writes")}
    return "tie" in cues or cues >= {"title", "asked"}


def _with_many(draft: Draft, seen: Evidence) -> Sequence[Sign]:
    """Return the invitations to patients at large; what an institution offers is no private contact."""
    signs = tuple(sign for sign in seen.of("social-contact", whose=Whose.PATIENT))
    values = {sign.value for sign in signs}
    if "channel" in values or (values >= {"home"} and draft.account is not Account.INSTITUTIONAL):
        return signs
    return ()
