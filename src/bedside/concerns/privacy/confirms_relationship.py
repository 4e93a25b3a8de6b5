"""An answer in public confirms that somebody is or was a patient.

Why it is a concern:
    Whether a person was in care is itself protected; that they wrote first in public gives the practice no leave to
    confirm it.

Example:
    Darlene, we're sorry your wrist took that long on Tuesday. We splinted it as soon as we could.

Safer wording:
    Privacy rules keep us from saying here whether anyone has been a patient. Please call our office manager.

Not a concern:
    Thanks for the comment, the practice's general rules, the office's telephone number, and saying that nothing can
    be confirmed.
"""

from collections.abc import Iterator, Sequence

from bedside.concerns.rule import Asks, Concern, Fix, Rule
from bedside.concerns.wording import drop_sentence, replace_with
from bedside.drafts import Account, Draft, Kind, Span
from bedside.evidence import Evidence, Sign, Whose

rule = Rule(
    __name__,
    asks=Asks.REVISE,
    clauses=("hipaa-502b", "hipaa-508/general", "acp-fsmb-2013/position-1", "ama-3.2.1", "gmc-2024/identify"),
    since="0.1",
)

# Where nothing in the text answered tells of care, only words that name the relationship are sure enough.
SURE = 0.85
THEIRS = (Whose.PATIENT, Whose.RELATIVE)
# An answer that tells so much of what was done leaves nothing of a kind word to keep.
TELLS_ALL = 4
MESSAGE = "This confirms in public that the person is or was in care here."
PLAIN = "Privacy rules keep us from saying here whether anyone has been a patient."


@rule
def weigh(draft: Draft, seen: Evidence) -> Iterator[Concern]:
    """Raise the words that confirm it, more readily where a review is answered."""
    confirming = _confirming(draft, seen)
    if not confirming:
        return
    asks = Asks.HOLD if len(confirming) >= TELLS_ALL else None
    sentences = tuple(dict.fromkeys(_said(sign, seen) for sign in confirming))
    yield rule.concern(*sentences, message=MESSAGE, asks=asks, fixes=_fixes(seen, confirming))


def _confirming(draft: Draft, seen: Evidence) -> tuple[Sign, ...]:
    found = [sign for sign in seen.of("relationship-confirmed") if _counts(sign, draft, seen)]
    return _apart(found)


def _counts(sign: Sign, draft: Draft, seen: Evidence) -> bool:
    """Tell whether the words confirm something in this kind of answer."""
    if sign.value == "statement":
        return draft.account is Account.INSTITUTIONAL and seen.has("person", whose=THEIRS)
    if sign.value == "told" and (
        seen.has("no-confirmation") or _is_advice(draft, seen) or _is_of_animals(draft)
    ):
        return False
    if draft.kind is Kind.REVIEW_REPLY:
        return sign.value != "again" or not seen.has("no-confirmation")
    if sign.value == "again":
        return seen.answered is not None and seen.answered.has("care-told", "clinician-addressed")
    if seen.answered is not None and seen.answered.has("care-told"):
        return True
    return sign.confidence >= SURE


def _is_advice(draft: Draft, seen: Evidence) -> bool:
    """Tell whether an answer gives advice to somebody who asked for it; that alone confirms nothing."""
    return draft.kind is not Kind.REVIEW_REPLY and seen.has("advice-to-person")


def _is_of_animals(draft: Draft) -> bool:
    author = draft.author
    return author is not None and "veterin" in f"{author.role} {author.specialty}".lower()


def _apart(signs: Sequence[Sign]) -> tuple[Sign, ...]:
    """Return the signs without those that overlap one before them."""
    kept: list[Sign] = []
    for sign in signs:
        if not kept or sign.start >= kept[-1].end:
            kept.append(sign)
    return tuple(kept)


def _said(sign: Sign, seen: Evidence) -> Span:
    """Return the sentence of a sign without the space behind it: it is the whole of it that confirms."""
    bounds = seen.sentence(sign)
    return Span(bounds.start, bounds.start + len(seen.words(bounds).rstrip()))


def _fixes(seen: Evidence, confirming: Sequence[Sign]) -> tuple[Fix, ...]:
    first: Span = seen.sentence(confirming[0])
    return (
        drop_sentence(seen, *confirming, label="Leave out what confirms it"),
        replace_with(first, PLAIN, label="Say that nothing can be confirmed"),
    )
