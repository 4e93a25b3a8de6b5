"""Multiplies what is told of one person into the number of people that it fits, row by row."""

from collections.abc import Iterator, Sequence
from math import sqrt

from bedside.check.identifiability.clues import (
    Ages,
    Clues,
    Setting,
    Sex,
    StandardLines,
    Step,
    Thresholds,
    When,
)
from bedside.check.identifiability.result import Identifiability, PlaceSize, closeness
from bedside.evidence.ages import CENSUS_AGES, share_of_ages, share_of_women
from bedside.evidence.figures import ASSUMED, Figure
from bedside.evidence.rates import Rate

# Where nothing is told of the place, readers still guess at a country: more likely one than the world.
ANYWHERE = Figure(20e6, 335e6, 8e9)
# From a critical access hospital's valley to a city's trauma centre.
CATCHMENT = Figure(8_000, 80_000, 800_000)
# A town that no table has is small, or its name is not its own.
UNLISTED_TOWN = Figure(300, 6_000, 150_000)
YEARS = {
    When.HOUR: Figure(1 / 8760, 2 / 8760, 1 / 365, ASSUMED),
    When.DAY: Figure(1 / 365, 1 / 365, 2 / 365, ASSUMED),
    When.WEEK: Figure(5 / 365, 7 / 365, 10 / 365, ASSUMED),
    When.MONTH: Figure(1 / 14, 1 / 12, 1 / 9, ASSUMED),
    When.SEASON: Figure(0.2, 0.25, 0.35, ASSUMED),
    When.YEAR: Figure(0.9, 1.0, 1.1, ASSUMED),
    When.UNTOLD: Figure(1.0, 5.0, 30.0, ASSUMED),
}
# Visits or stays of one person in a year.
VISITS = {
    Setting.EMERGENCY: Figure(0.25, 0.42, 0.7),
    Setting.WARD: Figure(0.06, 0.1, 0.2),
    Setting.INTENSIVE_CARE: Figure(0.007, 0.015, 0.03),
    Setting.OPERATING_ROOM: Figure(0.04, 0.1, 0.2),
    Setting.DELIVERY: Figure(0.006, 0.011, 0.02),
    Setting.AMBULANCE: Figure(0.04, 0.08, 0.15),
    Setting.PRACTICE: Figure(1.0, 3.0, 6.0),
    Setting.UNTOLD: Figure(1.0, 3.0, 8.0),
}
# Of people to whom such a thing happened, those of whom the news or a crowd knew.
PUBLIC_SHARE = Figure(0.002, 0.02, 0.3)
# "The only one in town who", "everyone here knows".
SINGLED_OUT_SHARE = Figure(1e-6, 1e-4, 0.02)
# One more detail of which few people could say the same: a tattoo, a pet, what was said.
UNUSUAL_SHARE = Figure(0.005, 0.05, 0.5)
MOST_UNUSUAL = 6

# A clue, what it says, the share of people that it leaves, and the source of that share.
Told = tuple[str, str, Figure, str]


def estimate(clues: Clues, thresholds: Thresholds | None = None) -> Identifiability:
    """Return how many people fit the clues; a further clue never raises the number."""
    lines = thresholds or StandardLines()
    place, says = _base(clues)
    steps = [Step("place", says, Figure(1, 1, 1, place.source), place)]
    for clue, said, share, source in _shares(clues):
        left = steps[-1].left.times(share)
        steps.append(Step(clue, said, share, left, source))
    people = _at_least_one(steps[-1].left)
    return Identifiability(
        people, tuple(steps), _narrowest(steps), closeness(people, lines), _size(clues, lines), lines
    )


def _base(clues: Clues) -> tuple[Figure, str]:
    """Return who may be meant before anything else is told: the fewest of all places that are known."""
    known = [(ANYWHERE, "anywhere")]
    known += [(place.people, place.name.title()) for place in (clues.country, clues.state) if place]
    known += [(place.people, place.name.title()) for place in clues.places]
    known += [(CATCHMENT, "those whom the author's facility serves")] * clues.knows_facility
    known += [(UNLISTED_TOWN, "a town that is not in the table")] * clues.has_unlisted_place
    figure = known[0][0]
    for other, _ in known[1:]:
        figure = _fewer(figure, other)
    return figure, min(known, key=lambda pair: pair[0].likely)[1]


def _shares(clues: Clues) -> Iterator[Told]:
    """Yield what each clue says and leaves."""
    yield from _age_and_sex(clues)
    yield from _seen_then(clues)
    for clue, rates in (
        ("occupation or role", clues.occupations),
        ("condition", clues.conditions),
        ("family", clues.family),
    ):
        yield from _each(clue, rates)
    if clues.was_public:
        yield "publicity", "others heard or saw it", PUBLIC_SHARE, ASSUMED
    if clues.is_singled_out:
        yield "claim to be the only one", "the only one, or known to all", SINGLED_OUT_SHARE, ASSUMED
    for _ in range(min(clues.unusual, MOST_UNUSUAL)):
        yield "unusual detail", "few people could say the same", UNUSUAL_SHARE, ASSUMED


def _age_and_sex(clues: Clues) -> Iterator[Told]:
    ages, sex = clues.ages, clues.sex
    if ages and sex:
        both = _joint(ages, sex)
        yield "age and sex", f"{sex.value}, {_age_words(ages)}", both, both.source
    elif ages:
        share = share_of_ages(ages.first, ages.last)
        yield "age", _age_words(ages), share, share.source
    elif sex:
        yield "sex", sex.value, _share_of_sex(sex), CENSUS_AGES


def _joint(ages: Ages, sex: Sex) -> Figure:
    """Return the share of one sex at an age, never above that of the age or of the sex alone."""
    aged, alone = share_of_ages(ages.first, ages.last), _share_of_sex(sex)
    women = share_of_women(ages.first, ages.last)
    part = women if sex is Sex.WOMAN else 1 - women
    return Figure(
        min(aged.low * part, alone.low),
        aged.likely * part,
        min(aged.high * part, aged.high, alone.high),
        CENSUS_AGES,
    )


def _share_of_sex(sex: Sex) -> Figure:
    women = share_of_women()
    share = women if sex is Sex.WOMAN else 1 - women
    return Figure(share * 0.9, share, share * 1.1, CENSUS_AGES)


def _age_words(ages: Ages) -> str:
    if ages.last - ages.first == 1:
        return f"{ages.first:.0f} years"
    form = ".2g" if ages.last < 2 else ".0f"
    return f"{ages.first:{form}} to {ages.last:{form}} years"


def _seen_then(clues: Clues) -> Iterator[Told]:
    """Yield the share to whom it happened, or who were seen, in the time told."""
    years = YEARS[clues.when]
    visits = VISITS[clues.setting].times(years).capped()
    if clues.events:
        yield from _happened(clues.events, years, visits)
    elif clues.when is not When.UNTOLD or clues.setting is not Setting.UNTOLD:
        yield "time and setting", _time_words(clues), visits, ASSUMED


def _happened(events: Sequence[Rate], years: Figure, visits: Figure) -> Iterator[Told]:
    within = [Rate(event.name, event.share.times(years).capped(), is_yearly=True) for event in events]
    for count, (clue, name, share, source) in enumerate(_each("event", within)):
        yield clue, f"{name}, in the time told", share if count else _fewer(share, visits), source


def _time_words(clues: Clues) -> str:
    where = "" if clues.setting is Setting.UNTOLD else f", {clues.setting.value}"
    return f"seen within: {clues.when.value}{where}"


def _each(clue: str, rates: Sequence[Rate]) -> Iterator[Told]:
    """Yield the rarest in full and the others as things that may go together with it."""
    in_order = sorted(rates, key=lambda rate: rate.share.likely)
    most = min((rate.share.high for rate in rates), default=1.0)
    for count, rate in enumerate(in_order):
        share = rate.share.capped()
        yield clue, rate.name, _together(share) if count else _at_most(share, most), rate.share.source


def _at_most(share: Figure, most: float) -> Figure:
    return Figure(share.low, share.likely, min(share.high, most), share.source)


def _together(share: Figure) -> Figure:
    """Return the share of a further thing of one sort: it may be independent, and may come with the first."""
    return Figure(share.low, sqrt(share.likely), 1.0, ASSUMED)


def _fewer(one: Figure, other: Figure) -> Figure:
    source = one.source if one.likely <= other.likely else other.source
    return Figure(min(one.low, other.low), min(one.likely, other.likely), min(one.high, other.high), source)


def _at_least_one(people: Figure) -> Figure:
    """Count the person told of: an expectation below one means that hardly anybody else fits."""
    return Figure(max(1, people.low), max(1, people.likely), max(1, people.high), people.source)


def _narrowest(steps: Sequence[Step]) -> str:
    shares = [step for step in steps[1:] if step.share.likely < 1]
    if not shares:
        return ""
    return min(shares, key=lambda step: step.share.likely).clue


def _size(clues: Clues, lines: Thresholds) -> PlaceSize:
    figures = [place.people for place in clues.places if place.is_smaller_than_a_state]
    figures += [UNLISTED_TOWN] * clues.has_unlisted_place
    if not figures:
        return PlaceSize.NOT_TOLD
    narrowest = min(figures, key=lambda figure: figure.likely)
    if narrowest.high < lines.place_population:
        return PlaceSize.BELOW
    return PlaceSize.MAY_BE_BELOW if narrowest.low < lines.place_population else PlaceSize.ABOVE
