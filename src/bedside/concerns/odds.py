"""What the trained reader says of a concern, as log odds, and what a rule is worth beside it."""

import math

from bedside.evidence import Evidence

# What it adds to the log odds that the concern's own rule raises it too: fitted together with the reader's weights, on
# drafts of an author whom neither had seen (`python -m training`).
RULE_ODDS = 3.0
LEAST, MOST = 0.005, 0.995


def odds_of(code: str, seen: Evidence) -> float:
    """Return the log odds, without any rule, that a concern is worth raising; above 0 it is."""
    read = (sign.confidence for sign in seen.of("reads-as", at_least=0) if sign.value == code)
    share = min(MOST, max(LEAST, max(read, default=LEAST)))
    return math.log(share / (1 - share))
