"""A figure about health is given with no place to check it.

Why it is a concern:
    Readers act on what a clinician states; they should be able to see where it comes from, and good sources let them
    learn more.

Example:
    One in five adults over fifty has this and does not know it.

Safer wording:
    One in five adults over fifty has this and does not know it (link to the health department's page).

Not a concern:
    A figure of speech, the author's own day or practice, a dose, a figure with its source, an approved health body, a
    study that can be found.
"""

from collections.abc import Iterator

from bedside.concerns.rule import Asks, Concern, Edit, Fix, Rule
from bedside.drafts import Draft, Kind
from bedside.evidence import Evidence, Sign
from bedside.evidence.reputable import reputable_source

rule = Rule(
    __name__,
    asks=Asks.NOTE,
    clauses=(
        "acp-fsmb-2013/table-3-vet",
        "ama-sm-promotion/6-on",
        "ama-8.12/accurate",
        "acp-fsmb-2013/table-3-dangers",
    ),
    since="0.1",
)

# Between two people who know each other a figure may be asked for; nobody reads it as a statement to the public.
PUBLIC_KINDS = frozenset(kind for kind in Kind if kind is not Kind.DIRECT_MESSAGE)


@rule
def weigh(draft: Draft, seen: Evidence) -> Iterator[Concern]:
    """Raise the figures of a text that names no source at all."""
    if draft.kind not in PUBLIC_KINDS or seen.has("source"):
        return
    claims = seen.of("claim")
    for figure in seen.of("health-figure"):
        # A promise is raised as one; no source would make it true.
        if not any(claim.overlaps(figure.start, figure.end) for claim in claims):
            yield rule.concern(figure, message="This figure has no source.", fixes=(_fix(seen, figure),))


def _fix(seen: Evidence, figure: Sign) -> Fix:
    """Offer a reputable page on the topic, for the author to check the figure against and to point to."""
    source = reputable_source(seen.text.folded, language=seen.text.language)
    at = seen.sentence(figure)
    end = at.start + len(seen.words(at).rstrip())
    more = "Más en" if seen.text.language == "es" else "More at"
    label = f"Add a source, for example {source.name} on {source.topic}: {source.address}"
    return Fix(label, (Edit(end, end, f" {more} {source.name}: {source.address}"),))
