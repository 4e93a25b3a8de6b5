"""The cases that stand beside the concerns, as labelled drafts: each tells of its own code and of no other."""

from collections.abc import Iterator
from pathlib import Path

import bedside.concerns as concerns
from bedside.concerns.cases import Case, Must, cases_beside
from bedside.concerns.discovery import all_rules
from bedside.concerns.rule import Asks, Rule
from training.examples import Labelled
from training.labels import CODES

FOLDER = Path(concerns.__path__[0])


def cases_of_concerns() -> Iterator[Labelled]:
    """Yield what must be raised, what rules miss, and what must stay quiet."""
    for rule in all_rules():
        if rule.code in CODES:
            for case in cases_beside(rule, FOLDER):
                yield _labelled(rule, case)


def _labelled(rule: Rule, case: Case) -> Labelled:
    is_raised = case.must is not Must.STAY_QUIET
    # Of a case that stays quiet is not told whether another concern is raised.
    verdict = case.verdict or ("revise" if is_raised and rule.asks is not Asks.NOTE else None)
    return Labelled(
        draft=case.draft,
        source="cases",
        verdict=verdict,
        concerns=frozenset({rule.code} if is_raised else ()),
        also_ok=frozenset(CODES) - {rule.code},
        spans=tuple((rule.code, span.start, span.end) for span in case.spans),
        mentions=None,
    )
