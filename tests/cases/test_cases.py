"""Every case beside a concern does what it says: the concern raises these words, stays quiet, or misses."""

from collections.abc import Iterator
from pathlib import Path

import pytest

import bedside.concerns
from bedside.check.checking import weigh
from bedside.concerns.cases import Case, Must, cases_beside
from bedside.concerns.discovery import all_rules
from bedside.concerns.rule import Concern, Rule
from bedside.evidence import see

CONCERNS = Path(bedside.concerns.__file__).parent


def _cases() -> Iterator[object]:
    for rule in all_rules():
        for case in cases_beside(rule, CONCERNS):
            yield pytest.param(rule, case, id=f"{rule.code}:{case.line}-{case.must}")


def _raised(rule: Rule, case: Case) -> Concern | None:
    concerns = weigh(case.draft, see(case.draft))
    return next((concern for concern in concerns if concern.code == rule.code), None)


@pytest.mark.parametrize(("rule", "case"), list(_cases()))
def test_the_concern_does_what_its_case_says(rule: Rule, case: Case) -> None:
    concern = _raised(rule, case)
    marked = [case.draft.text[span.start : span.end] for span in case.spans]
    got = None if concern is None else [case.draft.text[span.start : span.end] for span in concern.spans]
    if case.must is Must.RAISE:
        assert got == marked, f"line {case.line}: {case.title}"
    elif case.must is Must.STAY_QUIET:
        assert got is None, f"line {case.line}: {case.title}"
    else:
        assert got != marked, f"line {case.line} works now: make it a 'raises'"
    if case.verdict and concern is not None:
        assert concern.asks == {"post": "note"}.get(case.verdict, case.verdict)
