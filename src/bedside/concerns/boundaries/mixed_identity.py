"""Private life or party politics stand on a working account, or the business of care on a private one.

Why it is a concern:
    Readers take a practice's or a physician's working page for the practice's or the profession's voice, and a
    private page for a friend's; the guidance asks to keep the two apart.

Example:
    Everyone at our clinic is voting for Councilman Rook. Flu shots on Saturday.

Safer wording:
    Flu shots on Saturday. (The vote goes on the author's own page, as the author's own.)

Not a concern:
    Health policy and advocacy, where and when to vote, a hobby in a profile, a word about the family, politics on
    one's own page.
"""

import re
from collections.abc import Iterator, Sequence

from bedside.concerns.places import by_sentence
from bedside.concerns.rule import Asks, Concern, Rule
from bedside.concerns.wording import drop_sentence
from bedside.drafts import Account, Draft, Kind
from bedside.evidence import Evidence, Sign

rule = Rule(
    __name__,
    asks=Asks.REVISE,
    clauses=(
        "acp-fsmb-2013/dual-accounts",
        "acp-fsmb-2013/table-5-personas",
        "mms-2015/6",
        "fsmb-2012/separate-sites",
        "ama-2.3.2/text",
        "ri-bmld/policy",
        "cpso-2022/personal-use",
    ),
    since="0.1",
)

# Of politics, a physician's own working page may carry what an institution's may not: a measure, a critic's word.
POLITICS = {
    Account.INSTITUTIONAL: ("candidate", "ballot", "politician"),
    Account.PROFESSIONAL: ("candidate",),
}
LIFE = {
    Account.INSTITUTIONAL: ("romance", "holiday", "sale", "home", "rant"),
    Account.PROFESSIONAL: ("romance", "holiday", "sale", "home"),
}
MESSAGES = {
    "politics": "This takes sides in party politics on a working account.",
    "personal-life": "This is private life on a working account.",
    "clinic-business": "This takes the business of care to a private account.",
}
# With fewer words beside it, the post is about nothing else and belongs, as it is, on the other account.
BESIDE_WORDS = 8
_WORD = re.compile(r"[^\W_]{2,}")


@rule
def weigh(draft: Draft, seen: Evidence) -> Iterator[Concern]:
    """Raise what belongs on the author's other account."""
    for kind, signs in _misplaced(draft, seen):
        if signs:
            yield rule.concern(
                *by_sentence(seen, signs),
                message=MESSAGES[kind],
                fixes=(drop_sentence(seen, *signs),),
                change=_change(draft, seen, signs),
            )


def _misplaced(draft: Draft, seen: Evidence) -> Iterator[tuple[str, Sequence[Sign]]]:
    own_page = draft.account is Account.PERSONAL
    # A message is not the account's voice to its readers.
    business = seen.of("clinic-business") if draft.kind is not Kind.DIRECT_MESSAGE else ()
    yield "clinic-business", [sign for sign in business if own_page or sign.value == "away"]
    if own_page:
        return
    allowed = {"politics": POLITICS[draft.account], "personal-life": LIFE[draft.account]}
    for kind, values in allowed.items():
        yield kind, [sign for sign in seen.of(kind) if sign.value in values]


def _change(draft: Draft, seen: Evidence, signs: Sequence[Sign]) -> str | None:
    """Return what else could cure it: a person has another account to post on, an institution has none."""
    told = {(place.start, place.end) for place in map(seen.sentence, signs)}
    beside = sum(
        len(_WORD.findall(seen.words(place)))
        for place in seen.sentences
        if (place.start, place.end) not in told
    )
    return "the account" if beside < BESIDE_WORDS and draft.account is not Account.INSTITUTIONAL else None
