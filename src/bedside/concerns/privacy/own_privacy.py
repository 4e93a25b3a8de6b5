"""The author gives away the own address, telephone, birth date, children's school or an empty house.

Why it is a concern:
    Strangers and angry patients read it too; an address with an absence is an invitation, and it cannot be called back.

Example:
    Destin till the 19th, house is dark. Packages go to 418 Larkspur Ct, you know the gate code.

Safer wording:
    Off to Destin at last.

Not a concern:
    The office's address, telephone and hours, and saying vaguely that one is on holiday.
"""

import re
from collections.abc import Iterator

from bedside.concerns.rule import Asks, Concern, Fix, Rule
from bedside.concerns.wording import leave_out
from bedside.drafts import Account, Draft, Kind, Span
from bedside.evidence import Evidence, Sign

rule = Rule(
    __name__,
    asks=Asks.REVISE,
    clauses=("mms/physician-privacy", "acp-fsmb-2013/surveillance-and-settings", "ama-2010/b-settings"),
    since="0.1",
)

MESSAGES = {
    "address": "This is your home address.",
    "phone": "This looks like your own telephone number.",
    "birthday": "This gives your birth date.",
    "school": "This says where your child is, and when.",
    "away": "This says when nobody, or who alone, is at home.",
    "access": "This says how to get into the house.",
    "document": "The picture shows a document with your name or numbers.",
}
# A full stop within the sentence is an abbreviation's ("Mrs. Greer's room").
CLAUSE_END = re.compile(r"[,;:!?](?=\s|$)|\.(?=\s*$)|\s[—–-]\s|\n")
# Words that would be left hanging before a number or an address that is taken out.
HANGING = (" is", " at", " to", " on", "'s", " number", " cell", " es", " en", ":")
WORDS_ONLY = frozenset({"address", "phone", "birthday"})


@rule
def weigh(draft: Draft, seen: Evidence) -> Iterator[Concern]:
    """Raise what is private of the author."""
    # In a message the number goes to the one who asked; whether it may is another concern's question.
    if draft.kind is Kind.DIRECT_MESSAGE:
        return
    for sign in seen.of("author-private"):
        if not _is_the_offices(sign, draft, seen):
            yield rule.concern(sign, message=MESSAGES[sign.value], fixes=(_fix(sign, seen),))
    if any(shown.has("author-private") for shown in seen.pictures):
        yield rule.concern(message=MESSAGES["document"], change="the picture")


def _is_the_offices(sign: Sign, draft: Draft, seen: Evidence) -> bool:
    """Tell whether an address is where care is offered: the institution's own, or of one who asks readers to book."""
    offers_care = draft.account is Account.INSTITUTIONAL or seen.has("sales-call")
    return sign.value == "address" and offers_care


def _fix(sign: Sign, seen: Evidence) -> Fix:
    """Propose to leave out the words, or the clause in which they stand."""
    hangs = seen.text.given[: sign.start].rstrip().lower().endswith(HANGING)
    place = sign if sign.value in WORDS_ONLY and not hangs else _clause(sign, seen)
    return leave_out(seen, place, label="Leave this out")


def _clause(sign: Sign, seen: Evidence) -> Span:
    """Return the part of the sentence between the commas, or the sentence's ends, around a sign.

    What stands in parentheses is one part with them, and a comma in them ends nothing outside.
    """
    bounds = seen.sentence(sign)
    given = seen.text.given
    before = (match.end() for match in CLAUSE_END.finditer(given, bounds.start, sign.start))
    start = max((end for end in before if _is_level(given[end : sign.start])), default=bounds.start)
    after = (match.start() for match in CLAUSE_END.finditer(given, sign.end, bounds.end))
    return Span(start, next((end for end in after if _is_level(given[start:end])), bounds.end))


def _is_level(words: str) -> bool:
    return words.count("(") == words.count(")")
