"""A promise about health that nobody can keep, or a claim against what is known.

Why it is a concern:
    People choose and give up treatment by what a clinician states; guaranteed results, unproven cures and denials of
    what is known can harm them, and boards and the FTC act on them.

Example:
    Our drip cures long COVID every time, with no side effects.

Safer wording:
    We see people with long COVID. No treatment has been shown to cure it; ask us what may help and what it costs.

Not a concern:
    A claim quoted or named in order to refute it, a hedged result or one with its source, a prize with its giver,
    thanks to one's team, and praise for coffee.
"""

from collections.abc import Iterator

from bedside.concerns.rule import Asks, Concern, Edit, Fix, Rule
from bedside.concerns.wording import drop_sentence
from bedside.drafts import Draft
from bedside.evidence import Evidence, Sign

rule = Rule(
    __name__,
    asks=Asks.REVISE,
    clauses=(
        "ama-8.12/accurate",
        "ftc-health-claims",
        "fsmb-2022/1",
        "ama-sm-promotion/6-on",
        "acp-fsmb-2013/table-3-vet",
        "ahpra-advertising/control",
    ),
    since="0.1",
)

MESSAGES = {
    "against-consensus": "This goes against what is known.",
    "unproven": "This promises a benefit that has not been shown.",
    "before-after": "This promises one person's result to others.",
    "safety-absolute": "No treatment is free of risk.",
    "cure": "This promises a cure.",
    "guarantee": "This promises a result that nobody can guarantee.",
    "superlative": "Nobody can check that this is the best.",
}
# What may be said instead. A claim that turns people from what works has no softer form: it is left out.
INSTEAD = {
    "en": {
        "superlative": "Ask us about our results.",
        "": "Results vary from person to person, and every treatment has risks.",
    },
    "es": {
        "superlative": "Pregunte por nuestros resultados.",
        "": "Los resultados varían de una persona a otra y todo tratamiento tiene riesgos.",
    },
}
DANGEROUS = ("against-consensus", "unproven")


@rule
def weigh(draft: Draft, seen: Evidence) -> Iterator[Concern]:
    """Raise every sentence that claims too much; the first that can be softened is, the others are left out."""
    softened: set[str] = set()
    for claim in seen.of("claim"):
        fix = _fix(seen, claim, softened)
        # What turns readers from care that works endangers them, whatever else the post says.
        asks = Asks.HOLD if claim.value == "against-consensus" else None
        yield rule.concern(claim, message=MESSAGES[claim.value], asks=asks, fixes=(fix,))


def _fix(seen: Evidence, claim: Sign, softened: set[str]) -> Fix:
    words = INSTEAD["es" if seen.text.language == "es" else "en"]
    instead = words.get(claim.value, words[""])
    if claim.value in DANGEROUS or instead in softened:
        return drop_sentence(seen, claim)
    softened.add(instead)
    bounds = seen.sentence(claim)
    given = seen.words(bounds)
    behind = given[len(given.rstrip()) :]
    return Fix(f"Say what is true of all: {instead}", (Edit(bounds.start, bounds.end, instead + behind),))
