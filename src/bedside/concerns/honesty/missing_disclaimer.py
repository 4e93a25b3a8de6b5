"""An opinion on a contested matter could be read as the employer's.

Why it is a concern:
    Where the employer is named, readers may take a view on policy for the house's own; a few words keep them apart.

Example:
    I work at Fernhill Hospital and I think the new tax is a mistake.

Safer wording:
    I work at Fernhill Hospital, and this is my own view: the new tax is a mistake.

Not a concern:
    A text that does not name the employer, news or thanks from work, an institution's own account, views said to be
    one's own. Criticism of the employer is never a concern here.
"""

from collections.abc import Iterator

from bedside.concerns.rule import Asks, Concern, Edit, Fix, Rule
from bedside.drafts import Account, Draft, Kind
from bedside.evidence import Evidence, Sign

rule = Rule(
    __name__,
    asks=Asks.NOTE,
    clauses=("ama-8.12/role", "acp-fsmb-2013/table-4-message"),
    since="0.1",
)

ADDED = {"en": " Views are my own.", "es": " Opiniones propias."}


@rule
def weigh(draft: Draft, seen: Evidence) -> Iterator[Concern]:
    """Raise the first naming of the employer in a text that takes a side and does not say for whom it speaks."""
    if draft.account is Account.INSTITUTIONAL or draft.kind in (Kind.DIRECT_MESSAGE, Kind.REVIEW_REPLY):
        return
    if not seen.has("opinion") or any(sign.value == "own-views" for sign in seen.of("disclaimer")):
        return
    for named in seen.of("employer-named")[:1]:
        yield rule.concern(
            named, message="Readers may take this opinion for your employer's.", fixes=(_fix(seen, named),)
        )


def _fix(seen: Evidence, named: Sign) -> Fix:
    words = ADDED["es" if seen.text.language == "es" else "en"]
    end = len(seen.text.given.rstrip())
    return Fix("Say that the view is your own", (Edit(end, end, words),))
