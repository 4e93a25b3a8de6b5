"""The estimate of how many people a draft's details fit."""

import json
from dataclasses import replace
from itertools import pairwise

import pytest

from bedside.check.identifiability import (
    Ages,
    Closeness,
    Clues,
    PlaceSize,
    Rate,
    Setting,
    Sex,
    StandardLines,
    When,
    estimate,
)
from bedside.evidence.figures import assumed
from bedside.evidence.places import Place, place_of, state_of
from bedside.evidence.rates import Subject, rate_of


def _named(name: str, state: str | None = None) -> Place:
    place = place_of(name, state)
    assert place is not None
    return place


def _event(words: str) -> Rate:
    return rate_of(Subject.EVENT, words.split())


def _occupation(words: str) -> Rate:
    return rate_of(Subject.OCCUPATION, words.split())


def test_a_rhode_island_emergency_physicians_patient_is_found_though_nobody_is_named() -> None:
    told = Clues(
        state=state_of("RI"),
        knows_facility=True,
        setting=Setting.EMERGENCY,
        when=When.WEEK,
        ages=Ages(40, 50),
        sex=Sex.MAN,
        events=(_event("thrown from a horse"),),
    )
    outcome = estimate(told)
    assert outcome.closeness is Closeness.FEW
    assert outcome.people.low == 1
    assert "Hardly anybody else" in outcome.sentence


def test_the_mayors_wife_of_a_small_town_is_nearly_alone() -> None:
    told = Clues(places=(_named("Hope", "AR"),), occupations=(_occupation("mayor"),), sex=Sex.WOMAN)
    outcome = estimate(told)
    assert outcome.closeness is Closeness.FEW
    assert outcome.place is PlaceSize.BELOW
    assert outcome.narrowest == "occupation or role"


def test_a_common_illness_of_a_city_stays_a_large_number() -> None:
    told = Clues(
        places=(_named("Chicago"),),
        sex=Sex.MAN,
        conditions=(rate_of(Subject.CONDITION, ["hypertension"]),),
        ages=Ages(50, 110),
    )
    outcome = estimate(told)
    assert outcome.people.low > 20_000
    assert outcome.closeness is Closeness.NOT_SHOWN_TO_BE_FEW


def test_a_patient_of_long_ago_with_no_place_fits_very_many() -> None:
    told = Clues(conditions=(rate_of(Subject.CONDITION, ["asthma"]),), sex=Sex.WOMAN)
    assert estimate(told).people.likely > 1_000_000


def test_a_low_bound_below_the_cell_is_said_even_where_the_estimate_is_above() -> None:
    told = Clues(state=state_of("WY"), occupations=(Rate("some calling", assumed(1e-4, width=100)),))
    outcome = estimate(told)
    assert outcome.people.low < 11 < outcome.people.likely
    assert outcome.closeness is Closeness.MAY_BE_FEW


def test_an_institution_may_draw_stricter_lines() -> None:
    told = Clues(state=state_of("WY"), occupations=(Rate("some calling", assumed(1e-4, width=2)),))
    assert estimate(told).closeness is Closeness.NOT_SHOWN_TO_BE_FEW
    assert estimate(told, StandardLines(smallest_cell=500)).closeness is Closeness.FEW


def test_a_town_in_no_table_widens_instead_of_being_left_out() -> None:
    outcome = estimate(Clues(state=state_of("VT"), has_unlisted_place=True))
    assert outcome.place is PlaceSize.MAY_BE_BELOW
    assert outcome.rests_on_assumptions
    assert outcome.people.high / outcome.people.low > 100


def test_nothing_told_leaves_everybody() -> None:
    outcome = estimate(Clues())
    assert outcome.place is PlaceSize.NOT_TOLD
    assert outcome.people.likely > 100_000_000
    assert outcome.narrowest == ""


@pytest.mark.parametrize("told", [Clues(), Clues(state=state_of("RI"), unusual=6, was_public=True)])
def test_the_outcome_is_json_and_never_says_that_a_draft_is_safe(told: Clues) -> None:
    written = json.dumps(estimate(told).to_json())
    assert "safe" not in written.lower()
    assert "no expert determination" in written


def test_every_row_of_the_arithmetic_follows_from_the_row_before_it() -> None:
    told = Clues(state=state_of("RI"), ages=Ages(68, 69), sex=Sex.WOMAN, when=When.DAY, was_public=True)
    steps = estimate(told).steps
    for before, after in pairwise(steps):
        assert after.left.likely == pytest.approx(before.left.likely * after.share.likely)
        assert after.left.low == pytest.approx(before.left.low * after.share.low)
        assert after.left.high == pytest.approx(before.left.high * after.share.high)


def test_sources_are_named_and_assumptions_marked() -> None:
    told = Clues(state=state_of("RI"), ages=Ages(68, 69), unusual=1)
    place, age, detail = estimate(told).steps
    assert "Census" in str(place.to_json()["source"])
    assert "Census" in str(age.to_json()["source"])
    assert detail.to_json()["source"] == "assumed"


def test_ages_that_hold_nobody_are_refused() -> None:
    with pytest.raises(ValueError, match="upwards"):
        Ages(50, 50)


def test_the_rarer_of_two_names_for_one_illness_counts_in_full_and_the_other_in_part() -> None:
    common = rate_of(Subject.CONDITION, ["diabetes"])
    rare = rate_of(Subject.CONDITION, ["porphyria"])
    alone = estimate(Clues(conditions=(rare,)))
    both = estimate(replace(Clues(), conditions=(common, rare)))
    assert both.people.low < alone.people.low
    assert both.people.high == alone.people.high
