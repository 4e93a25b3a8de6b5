"""Patients, relatives, colleagues, roles, places and facilities are seen where they are spoken of."""

import pytest

from bedside.drafts import Draft
from bedside.evidence import Whose, see


def seen(text: str, kind: str) -> list[tuple[str, str]]:
    """Return the words and values of the signs of a kind."""
    evidence = see(Draft(text=text))
    return [(evidence.words(sign), sign.value) for sign in evidence.of(kind)]


@pytest.mark.parametrize(
    "text",
    [
        "My patient told me to sit down.",
        "A 54 year old man came in with crushing chest pain.",
        "54yo M s/p fall, doing fine.",
        "She coded twice and we intubated her.",
        "This kid with the nail gun rolled in at two.",
        "Tonight's 2 pm wants a refill.",
        "La paciente llegó a urgencias con dolor y la ingresamos; mi paciente ya está mejor.",
        "Caught a baby girl in the parking lot.",
        "The man in bed 4 came in septic.",
    ],
)
def test_one_person_in_care_is_a_mention_of_one(text: str) -> None:
    assert any(value == "one" for _, value in seen(text, "patient-mention"))


@pytest.mark.parametrize(
    "text",
    [
        "Patients with asthma need a plan.",
        "If a patient asks, say so.",
        "Please be patient with the front desk.",
        "Patient safety is everybody's work.",
        "The new garden is open from eight.",
    ],
)
def test_nobody_in_particular_is_no_mention_of_one(text: str) -> None:
    assert not any(value == "one" for _, value in seen(text, "patient-mention"))


def test_relatives_belong_to_whom_they_are_said_to_belong() -> None:
    evidence = see(Draft(text="My mom called. Then her husband, the patient's, cried."))
    assert [sign.whose for sign in evidence.of("relative-mention")] == [Whose.AUTHOR, Whose.RELATIVE]


@pytest.mark.parametrize(
    "text", ["our night nurse", "the chief resident", "nuestra enfermera", "that intern"]
)
def test_a_colleague_is_seen_by_the_work(text: str) -> None:
    assert see(Draft(text=f"Somehow {text} found the key.")).of("colleague-mention")


def test_the_author_is_no_colleague() -> None:
    assert not see(Draft(text="I'm a resident in Ohio.")).of("colleague-mention")


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("It was the mayor's wife again.", "mayor's wife"),
        ("A retired firefighter taught me that.", "firefighter"),
        ("Our mail carrier fell off the porch.", "mail carrier"),
        ("El panadero vino con la mano quemada.", "panadero"),
        ("He owns the only bakery in town.", "owns the only bakery"),
    ],
)
def test_a_calling_is_a_role(text: str, role: str) -> None:
    assert any(role in words for words, _ in seen(text, "role"))


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("She drove in from Peoria, IL last night.", "Peoria, IL"),
        ("Only in Rhode Island.", "state:RI"),
        ("A farmer from Wapello Fork County came in.", "wapello fork county"),
        ("He crashed on Highway 41 near the river.", "highway 41"),
        ("They live in Opukiri and farm.", "opukiri"),
    ],
)
def test_places_are_seen_listed_or_not(text: str, value: str) -> None:
    assert value in [found for _, found in seen(text, "place")]


@pytest.mark.parametrize(
    "text",
    [
        "Tessaly Regional has new chairs.",
        "The night crew of Port Ansel General rocks.",
        "Bus 14 goes to Birchwood Elementary.",
        "El Hospital San Telmo del Oeste abre mañana.",
        "Clínica Nopal abre a las ocho.",
        "St. Zita's has a garden.",
        "Palo Verde Surgical Suites moved.",
    ],
)
def test_a_facility_is_known_by_its_shape(text: str) -> None:
    assert see(Draft(text=text)).of("facility")


def test_a_facility_is_no_person() -> None:
    assert not see(Draft(text="Brannock Memorial Hospital and Whitcombe Dental College met.")).of("person")


def test_time_grows_with_the_text_alone() -> None:
    # A doubling of the text doubles the names and no more: each is seen once, wherever it stands.
    text = "My patient Maria Santos came in on Monday from Peoria, IL. "
    once, twice = see(Draft(text=text * 4)), see(Draft(text=text * 8))
    assert 2 * len(once.of("person")) == len(twice.of("person"))
