"""Looks at a draft and says whether so few people fit that a concern is due; it never takes one back."""

from dataclasses import replace

from bedside.check.identifiability.clues import Clues, Thresholds
from bedside.check.identifiability.estimate import estimate
from bedside.check.identifiability.gathering import clues_of, telling_signs
from bedside.check.identifiability.result import Closeness, Identifiability
from bedside.drafts import Draft
from bedside.evidence import Evidence
from bedside.evidence.sign import Sign

# One detail alone is nobody's portrait, however rare the table has it.
FEWEST_DETAILS = 2
# Only the story of one person in care raises: not a clinic's notice, a general answer, or a composite.
TOLD = ("recent",)
# Kinds of detail that say something of the person, beside where and when.
OF_THE_PERSON = frozenset(
    (
        "age",
        "role",
        "condition",
        "event",
        "procedure",
        "publicity",
        "singled-out",
        "unusual-detail",
        "family-detail",
    )
)


def look(draft: Draft, seen: Evidence, thresholds: Thresholds) -> Identifiability | None:
    """Return the estimate for a draft, or nothing where it speaks of no patient in particular."""
    clues = clues_of(draft, seen)
    return None if clues is None else estimate(clues, thresholds)


def signs_to_raise(
    draft: Draft, seen: Evidence, thresholds: Thresholds, *, is_story: bool = False
) -> tuple[Sign, ...]:
    """Return the details to mark where the likeliest number is below the smallest cell, else nothing.

    The lower bound alone does not raise: with several assumed figures it is nearly always one. Nor does an illness
    that no table lists. Where the draft says that the patient agreed, the estimate is shown, and what
    agreement covers is for the concerns to weigh. ``is_story`` says that the details were found to tell of one person
    in care, whatever words began the story; a place must then be named.
    """
    clues, signs = clues_of(draft, seen), telling_signs(draft, seen)
    has_place = any(sign.kind == "place" for sign in signs)
    is_told = (is_story and has_place) or any(story.value in TOLD for story in seen.of("case-story"))
    if clues is None or not is_told or seen.of("consent-stated"):
        return ()
    has_portrait = len(signs) >= FEWEST_DETAILS and any(sign.kind in OF_THE_PERSON for sign in signs)
    outcome = estimate(_without_guesses(clues), thresholds)
    return signs if has_portrait and outcome.closeness is Closeness.FEW else ()


def _without_guesses(clues: Clues) -> Clues:
    """Leave out illnesses that no table lists: most are common, unlike most callings and accidents that none lists."""
    return replace(clues, conditions=tuple(rate for rate in clues.conditions if rate.is_listed))
