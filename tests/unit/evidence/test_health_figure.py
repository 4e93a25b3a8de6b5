"""Which figures are about the health of many, where a source is seen, and who speaks for an employer."""

import pytest

from bedside.drafts import Author, Draft
from bedside.evidence import see


def sees(kind: str, text: str) -> bool:
    return see(Draft(text=text)).has(kind)


@pytest.mark.parametrize(
    "text",
    [
        "One in three adults sleeps too little.",
        "60% of strokes could be prevented.",
        "Walking cut the risk of falls by a third.",
        "Uno de cada tres adultos tiene presión alta.",
        "Falls are the leading cause of injury after 65.",
    ],
)
def test_a_share_of_the_people_is_a_health_figure(text: str) -> None:
    assert sees("health-figure", text)


@pytest.mark.parametrize(
    "text",
    [
        "Half of my list went home.",
        "I gave 110% today.",
        "Take half a tablet.",
        "20% off parking for patients.",
    ],
)
def test_the_authors_own_day_is_not(text: str) -> None:
    assert not sees("health-figure", text)


def test_a_body_in_capitals_is_a_source_and_a_pronoun_is_not() -> None:
    assert sees("source", "One in three adults, says the WHO.")
    assert not sees("source", "One in three adults who sleep little.")


def test_part_of_an_affiliation_names_the_employer() -> None:
    author = Author(role="attending", affiliations=("Fernhill Hospital", "license inactive"))
    seen = see(Draft(text="Nine years at Fernhill today.", author=author))

    assert [seen.words(sign) for sign in seen.of("employer-named")] == ["Fernhill"]
