"""What the page is told of a draft: the report, whose guidance stands behind it, and what the safer wording changes."""

from collections.abc import Iterator
from typing import Any

import pytest
from django.utils.translation import override

from bedside.check import check_draft
from bedside.concerns.discovery import all_rules
from bedside.drafts import DraftFault, read_draft
from bedside.server.drafts import checking, wording
from bedside.server.drafts.boxes import boxes
from bedside.server.ready import guidance_in_force, reader_in_use

pytestmark = pytest.mark.django_db
REVISE = {
    "text": "🤦🤦 What a shit show. Grateful for our nurses. Nine in ten sore throats need no antibiotic."
}
HOLD = {"text": "54 yo woman from Cumberland came in Tuesday night, crazy drunk, what a shit show."}
GOOD = {"text": "Flu shots are in! Come by any weekday before noon, no appointment needed."}


@pytest.fixture(autouse=True)
def in_english() -> Iterator[None]:
    with override("en"):
        yield


def report(fields: dict[str, Any]) -> dict[str, Any]:
    return checking.checked_fields(fields)


def test_the_report_is_that_of_the_core() -> None:
    core = check_draft(read_draft(REVISE), guidance_in_force(), reader=reader_in_use()).to_json()
    told = report(REVISE)

    assert {key: told[key] for key in ("verdict", "safer_text", "policy", "version")} == {
        key: core[key] for key in ("verdict", "safer_text", "policy", "version")
    }
    assert sorted(one["code"] for one in told["concerns"]) == sorted(
        one["code"]
        for one in core["concerns"]  # type: ignore[attr-defined]  # the core gives plain values
    )


def test_what_weighs_most_comes_first() -> None:
    asked = [one["asks"] for one in report(REVISE)["concerns"]]

    assert asked == sorted(asked, key=["hold", "revise", "note"].index)
    assert set(asked) == {"revise", "note"}


def test_the_quoted_words_are_those_of_the_places_after_an_emoji() -> None:
    swearing = next(one for one in report(REVISE)["concerns"] if one["code"] == "profanity")

    assert swearing["quotes"] == ["shit show"]
    assert REVISE["text"][slice(*swearing["spans"][0])] == "shit show"


@pytest.mark.parametrize("fields", [REVISE, HOLD])
def test_each_concern_says_whose_guidance_of_what_date_and_where_to_read_it(fields: dict[str, Any]) -> None:
    for concern in report(fields)["concerns"]:
        assert concern["guidance"]
        for clause in concern["guidance"]:
            assert clause["source"]
            assert clause["date"]
            assert clause["address"].startswith("https://")


def test_a_fix_comes_with_the_whole_text_tidied() -> None:
    swearing = next(one for one in report(REVISE)["concerns"] if one["code"] == "profanity")

    assert swearing["fixes"][0]["becomes"].startswith("🤦🤦 What a mess.")


def test_of_a_long_text_a_fix_carries_its_edits_alone() -> None:
    long = "My patient Mrs. Alvarado, MRN 00482913, came in today. " + "And so it went on. " * 300
    fixes = [fix for one in report({"text": long})["concerns"] for fix in one["fixes"]]

    assert fixes
    assert [fix for fix in fixes if "becomes" in fix or not fix["edits"]] == []


def test_a_good_draft_gets_one_calm_line() -> None:
    told = report(GOOD)

    assert (told["verdict"], told["sentence"], told["concerns"]) == ("post", "Good to post.", [])
    assert "safer_diff" not in told


def test_the_length_is_counted_as_the_platform_does() -> None:
    assert report(GOOD)["length"] is None
    assert report({"text": "x" * 290, "platform": "x"})["length"] == {
        "count": 290,
        "limit": 280,
        "unit": "weighted",
        "fits": False,
        "sentence": "290 of 280 characters: 10 too many",
    }


def test_every_platform_that_is_offered_has_a_length_and_a_safe_address() -> None:
    assert [box.id for box in boxes() if report({"text": "x", "platform": box.id})["length"] is None] == []
    assert [box.id for box in boxes() if not box.address.startswith("https://")] == []


def test_a_fault_names_the_field_and_no_word_of_the_draft() -> None:
    with pytest.raises(DraftFault) as fault:
        checking.checked_fields({"text": 7, "kind": "canaryword"})

    assert [one.partition(":")[0] for one in fault.value.faults] == ["text", "kind"]
    assert "canaryword" not in str(fault.value)


def test_every_concern_has_a_title() -> None:
    assert {rule.code for rule in all_rules()} - set(wording.TITLES) == set()


def test_in_spanish_every_reason_is_spanish() -> None:
    with override("es"):
        assert [rule.code for rule in all_rules() if wording.language_of(rule.why) != "es"] == []
        told = report(REVISE)

    assert told["sentence"] == "Cambie 1 cosa antes de publicarlo."
    assert [one["languages"] for one in told["concerns"]] == [{"message": "es", "why": "es"}] * 2


def test_a_sentence_that_is_not_in_the_catalogue_stays_english_and_says_so() -> None:
    with override("es"):
        assert wording.translated("Nobody has translated this.") == "Nobody has translated this."
        assert wording.language_of("Nobody has translated this.") == "en"
