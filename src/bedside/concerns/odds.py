"""What a reading is worth: the log odds that a concern is right, from the reader's two shares and a rule.

The weights were fitted on one author's drafts that neither the rules nor the model had seen (`training/weighing.py`).
"""

import math

from bedside.evidence import Evidence

# log odds = CODE_WEIGHT * logit(share of the code) + CHANGE_WEIGHT * logit(share of any change) - NEEDED
CODE_WEIGHT = 0.5
CHANGE_WEIGHT = 0.5
NEEDED = 1.5
# What it adds that the rule for the code has raised it by itself.
RULE_ODDS = 2.5
LEAST, MOST = 0.005, 0.995


def odds_of(code: str, seen: Evidence) -> float:
    """Return the log odds, before any rule, that the concern of a code is right; above 0 it is raised."""
    of_code = max(
        (sign.confidence for sign in seen.of("reads-as", at_least=0) if sign.value == code), default=LEAST
    )
    of_change = max((sign.confidence for sign in seen.of("read", at_least=0)), default=LEAST)
    return CODE_WEIGHT * _logit(of_code) + CHANGE_WEIGHT * _logit(of_change) - NEEDED


def _logit(share: float) -> float:
    kept = min(MOST, max(LEAST, share))
    return math.log(kept / (1 - kept))
