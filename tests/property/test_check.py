"""What holds of the report on every draft."""

import json
import re
from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from bedside.check import Report, Verdict, check_draft
from bedside.check.safer import KEPT_SHARE
from bedside.concerns.rule import Asks
from bedside.drafts import Draft, read_draft
from bedside.policy import load_guidance
from tests.property.fragments import DRAFTS, NEUTRAL, POSTS

GUIDANCE = load_guidance()
NAMES = ("Tavares", "Whitlock", "Okonkwo", "Lindqvist", "Petrosyan", "Dunleavy")
# Each with a patient's surname known by the pattern around it or by the list of names.
NAMED = (
    "Mr. {} was in our clinic today and told me all about his boat.",
    "My patient Mrs. {} finally went home.",
    "La paciente Sra. {} se fue a casa.",
    "Saw Mr. {} again, MRN 8822917. What a story.",
)


def check(draft: Draft) -> Report:
    return check_draft(draft, GUIDANCE)


def codes(report: Report) -> set[str]:
    return {raised.concern.code for raised in report.concerns}


def asked(report: Report) -> set[str]:
    return {raised.concern.code for raised in report.concerns if raised.concern.asks is not Asks.NOTE}


@given(DRAFTS)
def test_every_place_lies_in_the_text(draft: Draft) -> None:
    for raised in check(draft).concerns:
        edits = [edit for fix in raised.concern.fixes for edit in fix.edits]
        assert all(0 <= span.start < span.end <= len(draft.text) for span in raised.concern.spans)
        assert all(0 <= edit.start <= edit.end <= len(draft.text) for edit in edits)


@given(DRAFTS)
def test_the_same_draft_has_the_same_report(draft: Draft) -> None:
    assert check(draft) == check(replace(draft))


@given(DRAFTS)
def test_the_verdict_is_what_the_weightiest_concern_asks(draft: Draft) -> None:
    report = check(draft)

    weights = [raised.concern.asks.weight for raised in report.concerns]
    assert report.verdict is (Verdict.POST, Verdict.REVISE, Verdict.HOLD)[max(weights, default=0)]
    assert len(codes(report)) == len(report.concerns)


@given(DRAFTS)
def test_a_report_survives_being_written_and_read(draft: Draft) -> None:
    fields = check(draft).to_json()

    assert json.loads(json.dumps(fields, allow_nan=False)) == fields


@given(DRAFTS)
def test_a_draft_survives_being_written_and_read(draft: Draft) -> None:
    fields = {"id": draft.id, "text": draft.text, "kind": draft.kind.value, "account": draft.account.value}

    read = read_draft(json.loads(json.dumps(fields)))

    assert read == Draft(text=draft.text, id=draft.id, kind=draft.kind, account=draft.account)


@given(POSTS, st.lists(st.sampled_from(NEUTRAL), min_size=1, max_size=3))
def test_sentences_added_below_hide_nothing(draft: Draft, added: list[str]) -> None:
    longer = replace(draft, text=f"{draft.text}\n\n{' '.join(added)}")

    assert asked(check(draft)) <= asked(check(longer))


@given(st.sampled_from(NAMED), st.sampled_from(NAMES), st.sampled_from(NAMES))
def test_one_invented_name_for_another_changes_nothing(story: str, one: str, other: str) -> None:
    first, second = (check(Draft(text=story.format(name))) for name in (one, other))

    assert (first.verdict, codes(first)) == (second.verdict, codes(second))


@given(DRAFTS)
def test_the_safer_wording_may_be_posted(draft: Draft) -> None:
    safer = check(draft).safer_text

    if safer is not None:
        assert check(replace(draft, text=safer)).verdict is Verdict.POST


@given(DRAFTS)
def test_the_safer_wording_is_for_a_draft_to_be_revised_and_keeps_most_of_what_was_not_marked(
    draft: Draft,
) -> None:
    report = check(draft)
    if report.safer_text is None:
        return

    spans = [
        span
        for raised in report.concerns
        if raised.concern.code in asked(report)
        for span in raised.concern.spans
    ]
    unmarked = [
        word[0].lower()
        for word in re.finditer(r"\w+", draft.text)
        if not any(word.start() < span.end and span.start < word.end() for span in spans)
    ]
    left = [word.lower() for word in re.findall(r"\w+", report.safer_text)]
    kept = sum(unmarked.count(word) and min(unmarked.count(word), left.count(word)) for word in set(unmarked))
    assert report.verdict is Verdict.REVISE
    assert kept >= KEPT_SHARE * len(unmarked)
