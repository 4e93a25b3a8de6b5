"""How many people are of an age and a sex, from the Census estimates of the United States."""

from functools import cache

from bedside.evidence.figures import Figure
from bedside.evidence.tables import table_rows

CENSUS_AGES = "US Census Bureau, population by age and sex, July 2024 (nc-est2024-agesex-res)"
# A town differs from the nation: a college or a nursing home moves a band's share by about this factor.
LOCAL_DIFFERENCE = 1.5
BEYOND = 10.0


def share_of_ages(first: float, last: float) -> Figure:
    """Return the share of people from the age ``first`` up to, not including, ``last``, in years."""
    share = sum(_overlap(age, first, last) * people for age, people in enumerate(_people())) / sum(_people())
    return Figure(share / LOCAL_DIFFERENCE, share, share * LOCAL_DIFFERENCE, CENSUS_AGES).capped()


def share_of_women(first: float = 0, last: float = 120) -> float:
    """Return the share of women among people of an age."""
    men = women = 0.0
    for age, (here_men, here_women) in enumerate(_men_and_women()):
        men += _overlap(age, first, last) * here_men
        women += _overlap(age, first, last) * here_women
    return women / (men + women) if men + women else 0.5


def _overlap(age: int, first: float, last: float) -> float:
    """Return which part of the people of one row is meant; the last row holds ten years."""
    oldest = len(_people()) - 1
    width = BEYOND if age == oldest else 1.0
    return max(0.0, min(last, age + width) - max(first, age)) / width


@cache
def _men_and_women() -> tuple[tuple[int, int], ...]:
    return tuple((int(row[1]), int(row[2])) for row in table_rows("ages.tsv"))


@cache
def _people() -> tuple[int, ...]:
    return tuple(men + women for men, women in _men_and_women())
