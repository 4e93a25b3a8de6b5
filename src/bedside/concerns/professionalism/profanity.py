"""The draft swears.

Why it is a concern:
    Readers, patients among them, judge the physician by the word; boards and employers have acted on it.

Example:
    This fucking EHR lost my note again.

Safer wording:
    This EHR lost my note again.

Not a concern:
    A mild word (hell, crap) on a personal account, anatomy, a name (Dick, Cox), a stand-in (fudge, the F-word).
"""

import re
from collections.abc import Iterator

from bedside.concerns.rule import Asks, Concern, Fix, Rule
from bedside.concerns.wording import drop_sentence, leave_out, replace_with
from bedside.drafts import Account, Draft
from bedside.evidence import Evidence, Sign

rule = Rule(
    __name__,
    asks=Asks.REVISE,
    clauses=("acp-fsmb-2013/table-4-message", "ama-sm-promotion/1", "acp-2020/tips-tone", "cma-code/31-32"),
    since="0.1",
)


# "WTF is sleep": without the word the question has no beginning.
ASKS = re.compile(r"w[\W_]?t[\W_]?[fh]", re.IGNORECASE)
IS_ASKED = re.compile(r"\s+(?:is|are|was|were|do|does|did|happened)\b", re.IGNORECASE)


@rule
def weigh(draft: Draft, seen: Evidence) -> Iterator[Concern]:
    """Raise every swear word, and the mild ones where the account speaks for more than a private person."""
    for word in seen.of("profanity"):
        yield rule.concern(word, message="This is a swear word.", fixes=(_fix(seen, word),))
    if draft.account is not Account.PERSONAL:
        for word in seen.of("mild-profanity"):
            yield rule.concern(
                word, message="This is a mild swear word on a working account.", fixes=(_fix(seen, word),)
            )


def _fix(seen: Evidence, word: Sign) -> Fix:
    if ASKS.fullmatch(seen.words(word)) and IS_ASKED.match(seen.text.given, word.end):
        return replace_with(word, "what", "Write 'what'")
    if word.value == "drop":
        return drop_sentence(seen, word)
    if word.value:
        return replace_with(word, word.value, f"Write '{word.value}'")
    return leave_out(seen, word, label="Leave the word out")
