"""How common things are: ages, occupations, conditions, events, and the words that tell them."""

import pytest

from bedside.evidence.ages import share_of_ages, share_of_women
from bedside.evidence.figures import Figure, assumed
from bedside.evidence.rates import Subject, rate_of, rates_in
from bedside.evidence.tables import table_rows
from bedside.evidence.told import age_told, sex_told, when_told


@pytest.mark.parametrize("subject", Subject)
def test_every_row_of_a_table_can_be_read(subject: Subject) -> None:
    for row in table_rows(f"{subject.value}.tsv"):
        assert float(row[-2]) > 0
        assert float(row[-1]) > 1
        assert row[0].isascii()
        assert rate_of(subject, row[0].split(";")[0].split()).share.is_assumed


@pytest.mark.parametrize("subject", Subject)
def test_no_name_stands_twice_in_a_table(subject: Subject) -> None:
    names = [name for row in table_rows(f"{subject.value}.tsv") for name in row[0].split(";")]
    assert sorted(names) == sorted(set(names))


@pytest.mark.parametrize(
    ("subject", "words", "name"),
    [
        (Subject.OCCUPATION, "the school bus driver", "school bus driver"),
        (Subject.OCCUPATION, "la maestra", "teacher"),
        (Subject.OCCUPATION, "mayor's wife", "mayor"),
        (Subject.CONDITION, "two kidney stones", "kidney stone"),
        (Subject.CONDITION, "cancer de mama", "breast cancer"),
        (Subject.EVENT, "nail gun", "nail gun"),
        (Subject.EVENT, "struck by lightning", "lightning"),
        (Subject.FAMILY, "a mother of four", "mother of four"),
    ],
)
def test_a_name_is_found_in_the_words_around_it(subject: Subject, words: str, name: str) -> None:
    assert rate_of(subject, words.split()).name == name


def test_the_longest_name_is_taken() -> None:
    found = list(rates_in(Subject.CONDITION, ["type", "1", "diabetes"]))
    assert [(rate.start, rate.end, rate.rate.name) for rate in found] == [(0, 3, "type 1 diabetes")]


def test_what_is_found_is_counted_in_the_words_given() -> None:
    words = ["24/7", "'s", "semi-retired", "the", "school", "bus", "drivers"]
    assert [(found.start, found.end) for found in rates_in(Subject.OCCUPATION, words)] == [(4, 7)]


def test_what_no_table_has_is_a_wide_guess() -> None:
    guess = rate_of(Subject.CONDITION, ["zanzibaritis"]).share
    assert guess.high / guess.low > 10_000


def test_the_ages_of_all_people_are_everybody() -> None:
    assert share_of_ages(0, 120).likely == pytest.approx(1)
    assert 0.005 < share_of_ages(68, 69).likely < 0.02
    assert share_of_ages(6 / 52, 7 / 52).likely < share_of_ages(0, 1).likely / 40


def test_there_are_more_women_among_the_old() -> None:
    assert 0.5 < share_of_women() < share_of_women(90, 120) < 0.8


@pytest.mark.parametrize(
    ("words", "ages"),
    [
        ("68 yo", (68, 69)),
        ("in her 50s", (50, 60)),
        ("fifties", (50, 60)),
        ("teenager", (13, 20)),
        ("between 40 and 45", (40, 46)),
        ("patient", None),
    ],
)
def test_an_age_is_read(words: str, ages: tuple[float, float] | None) -> None:
    assert age_told(words.split()) == ages


@pytest.mark.parametrize(
    ("words", "close"),
    [
        ("last tues", "day"),
        ("march 3", "day"),
        ("march", "month"),
        ("3 weeks ago", "month"),
        ("2019", "year"),
        ("last summer", "season"),
        ("last week", "week"),
        ("anoche", "day"),
        ("a long time", None),
    ],
)
def test_how_close_a_time_is_told_is_read(words: str, close: str | None) -> None:
    assert when_told(words.split()) == close


def test_a_sex_is_read_only_where_one_is_told() -> None:
    assert sex_told(["this", "gentleman"]) == "man"
    assert sex_told(["mother", "and", "son"]) is None


def test_a_figures_bounds_enclose_it() -> None:
    with pytest.raises(ValueError, match="enclose"):
        Figure(2, 1, 3)


def test_a_product_with_an_assumption_is_an_assumption() -> None:
    read = Figure(1, 2, 3, "somewhere")
    assert read.times(assumed(0.5)).is_assumed
    assert not read.times(Figure(1, 1, 1, "elsewhere")).is_assumed
