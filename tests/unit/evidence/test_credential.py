"""Which titles the detector takes for the author's own."""

import pytest

from bedside.drafts import Draft, Kind
from bedside.evidence import see
from bedside.evidence.titles import families, families_of


def claimed(text: str, kind: Kind = Kind.POST) -> list[str]:
    return [sign.value for sign in see(Draft(text=text, kind=kind)).of("credential-claimed")]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("As a cardiologist I would wait.", "title:cardiology"),
        ("Hi, I'm your new family physician.", "title:family-medicine"),
        ("Dermatologist here! Wear a hat.", "title:dermatology"),
        ("Como cardióloga, esperaría.", "title:cardiology"),
    ],
)
def test_a_title_said_of_oneself_is_claimed(text: str, value: str) -> None:
    assert value in claimed(text)


@pytest.mark.parametrize(
    "text",
    [
        "Ask your cardiologist.",
        "My brother is a cardiologist.",
        "I'm not a cardiologist.",
        "The cardiologist was kind to me.",
        "As a cardiology resident I would wait.",
    ],
)
def test_somebody_elses_title_is_not(text: str) -> None:
    assert claimed(text) == []


def test_a_profile_claims_the_titles_that_head_it() -> None:
    assert claimed("Urologist. Husband of a pediatrician.", Kind.BIO) == ["title:urology"]


def test_every_field_covers_fields_that_exist_or_are_wider() -> None:
    assert families()["hospital-medicine"].covers >= {"internal-medicine"}
    assert families_of("orthopaedic surgery, PGY-3") == {"orthopaedics"}
