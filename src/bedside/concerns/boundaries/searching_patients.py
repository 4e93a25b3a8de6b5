"""Somebody in care was looked up for curiosity, or what was found is told.

Why it is a concern:
    People tell their physician what they choose to tell; a search behind their back can cost the trust on which
    the care rests, and what was found is not the author's to spread.

Example:
    My no-show says he has the flu, so I looked him up on Instagram. Poolside.

Safer wording:
    A no-show is a gap in the day; we call and ask how they are.

Not a concern:
    A search for next of kin or an identity, with a note in the chart; teaching about it; a speaker, a drug, oneself.
"""

from collections.abc import Iterator

from bedside.concerns.rule import Asks, Concern, Rule
from bedside.concerns.wording import drop_sentence
from bedside.drafts import Draft
from bedside.evidence import Evidence, Sign

rule = Rule(
    __name__,
    asks=Asks.REVISE,
    clauses=(
        "acp-fsmb-2013/tracking-patients",
        "acp-fsmb-2013/table-2-intent",
        "acp-fsmb-2013/table-2-ongoing-care",
        "acp-fsmb-2013/table-2-dangers",
        "cpso-2022/searching",
    ),
    since="0.1",
)

# A longer text than this is about more than what was found, and can stand without it.
STORY_CHARACTERS = 500


@rule
def weigh(draft: Draft, seen: Evidence) -> Iterator[Concern]:
    """Raise every search for somebody in care; hold a text that is about little else."""
    acts = seen.of("looked-up")
    if acts:
        yield rule.concern(
            *acts,
            message="This tells of looking somebody in care up.",
            asks=Asks.HOLD if _is_the_post(seen, acts) else None,
            fixes=(drop_sentence(seen, *acts),),
        )


def _is_the_post(seen: Evidence, acts: tuple[Sign, ...]) -> bool:
    """Tell whether the search for one person, with what was found, is what the text is about."""
    return len(seen.text.given) < STORY_CHARACTERS and any(act.value != "habit" for act in acts)
