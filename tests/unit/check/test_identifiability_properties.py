"""What holds of the estimate for all clues."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from bedside.check.identifiability import Ages, Clues, Rate, Setting, Sex, When, estimate
from bedside.evidence.figures import Figure
from bedside.evidence.places import Place, state_of
from bedside.evidence.told import age_told

shares = st.floats(1e-9, 1.0)
widths = st.floats(1.0, 50.0)


@st.composite
def figures(draw: st.DrawFn, most: float = 1.0) -> Figure:
    low, likely, high = sorted(draw(st.tuples(*[st.floats(1e-9, most)] * 3)))
    return Figure(low, likely, high)


rates = st.builds(Rate, st.just("something told"), figures())
ages = st.tuples(st.floats(0, 100), st.floats(0.02, 60)).map(lambda pair: Ages(pair[0], pair[0] + pair[1]))
places = st.builds(Place, st.just("somewhere"), st.just("city"), st.just("US"), st.just("RI"), figures(9e6))
details = st.fixed_dictionaries(
    {},
    optional={
        "places": st.tuples(places),
        "has_unlisted_place": st.just(value=True),
        "state": st.just(state_of("RI")),
        "knows_facility": st.just(value=True),
        "when": st.sampled_from(When),
        "setting": st.sampled_from(Setting),
        "ages": ages,
        "sex": st.sampled_from(Sex),
        "occupations": st.lists(rates, max_size=3).map(tuple),
        "conditions": st.lists(rates, max_size=3).map(tuple),
        "events": st.lists(rates, max_size=3).map(tuple),
        "family": st.lists(rates, max_size=2).map(tuple),
        "was_public": st.just(value=True),
        "is_singled_out": st.just(value=True),
        "unusual": st.integers(0, 9),
    },
)
clues = details.map(lambda told: Clues(**told))
SLACK = 1 + 1e-9


@given(clues)
def test_the_estimate_lies_within_its_bounds_and_counts_at_least_one(told: Clues) -> None:
    people = estimate(told).people
    assert 1 <= people.low <= people.likely <= people.high


@given(details, details)
def test_a_further_detail_never_raises_the_estimate(
    first: dict[str, object], more: dict[str, object]
) -> None:
    fewer = Clues(**first)  # type: ignore[arg-type]  # the strategy draws fields of the right types
    both = Clues(**(more | first))  # type: ignore[arg-type]  # the strategy draws fields of the right types
    before, after = estimate(fewer).people, estimate(both).people
    assert after.likely <= before.likely * SLACK
    assert after.low <= before.low * SLACK
    assert after.high <= before.high * SLACK


@given(clues, rates)
def test_a_further_rate_of_one_sort_never_raises_the_estimate(told: Clues, rate: Rate) -> None:
    before = estimate(told).people
    for more in (
        replace(told, events=(*told.events, rate)),
        replace(told, conditions=(*told.conditions, rate)),
        replace(told, occupations=(*told.occupations, rate)),
        replace(told, unusual=told.unusual + 1),
    ):
        after = estimate(more).people
        assert after.low <= before.low * SLACK
        assert after.likely <= before.likely * SLACK
        assert after.high <= before.high * SLACK


@given(clues, rates, widths)
def test_knowing_less_of_a_rate_never_narrows_the_bounds(told: Clues, rate: Rate, width: float) -> None:
    vague = replace(rate, share=rate.share.widened(width))
    sure = estimate(replace(told, conditions=(*told.conditions, rate))).people
    unsure = estimate(replace(told, conditions=(*told.conditions, vague))).people
    assert unsure.low <= sure.low * SLACK
    assert unsure.high >= sure.high / SLACK


@given(clues)
def test_the_same_clues_give_the_same_outcome(told: Clues) -> None:
    assert estimate(told).to_json() == estimate(told).to_json()


@given(st.integers(0, 109))
def test_every_age_in_years_is_read(years: int) -> None:
    assert age_told([str(years), "yo"]) == (years, years + 1)
