"""Names of places, what stands behind them, and when a name is not a place."""

import pytest

from bedside.evidence.place_scan import scan
from bedside.evidence.places import place_of, state_of
from bedside.evidence.tables import table_bytes, table_rows


def _found(sentence: str) -> list[tuple[str, str]]:
    typed = sentence.split()
    folded = [word.lower() for word in typed]
    return [(" ".join(typed[found.start : found.end]), found.place.state) for found in scan(folded, typed)]


@pytest.mark.parametrize(
    ("name", "state", "kind", "within"),
    [
        ("Providence", "RI", "city", (150_000, 250_000)),
        ("Rhode Island", None, "state", (1_000_000, 1_200_000)),
        ("Peoria", "IL", "city", (90_000, 140_000)),
        ("Peoria", "Arizona", "city", (150_000, 260_000)),
        ("St. Paul", "MN", "city", (250_000, 400_000)),
        ("Saint Paul", "Minnesota", "city", (250_000, 400_000)),
        ("Doña Ana County", "NM", "county", (190_000, 250_000)),
        ("NYC", None, "city", (7_000_000, 12_000_000)),
        ("Nueva York", None, "city", (7_000_000, 12_000_000)),
        ("Cape Cod", None, "area", (100_000, 400_000)),
        ("Denmark", None, "country", (5_000_000, 7_000_000)),
    ],
)
def test_a_place_is_known_with_its_people(
    name: str, state: str | None, kind: str, within: tuple[int, int]
) -> None:
    place = place_of(name, state)
    assert place is not None
    assert place.kind == kind
    assert within[0] <= place.people.likely <= within[1]
    assert place.people.low <= place.people.likely <= place.people.high


def test_a_name_of_many_towns_is_as_wide_as_they_are() -> None:
    place = place_of("Springfield")
    assert place is not None
    assert place.people.high / place.people.low > 100


@pytest.mark.parametrize("name", ["Dunmarrow", "Elk Saddle", "", "providence rhode"])
def test_a_town_in_no_table_is_no_place(name: str) -> None:
    assert place_of(name) is None


def test_a_state_is_found_by_letters_and_by_name() -> None:
    assert state_of("RI") == state_of("Rhode Island")
    assert state_of("nowhere") is None


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("crazy shift in Providence last night", [("Providence", "RI")]),
        ("the RI ER was packed", [("RI", "RI")]),
        ("our ED in Springfield IL", [("Springfield IL", "IL")]),
        ("the Mobile unit in Mobile Alabama", [("Mobile Alabama", "AL")]),
        ("Hope is a thing but I live in Hope Arkansas", [("Hope Arkansas", "AR")]),
        ("a farmer from Eagle Pass Texas", [("Eagle Pass Texas", "TX")]),
        ("training in Lisbon and Doctors there", [("Lisbon", "")]),
        ("we drove from Dallas to Houston", [("Dallas", "TX"), ("Houston", "TX")]),
        ("folks of the Upper Peninsula", [("Upper Peninsula", "MI")]),
        ("I trained at Providence's old hospital", [("Providence's", "RI")]),
    ],
)
def test_places_are_found_in_a_sentence(sentence: str, expected: list[tuple[str, str]]) -> None:
    assert _found(sentence) == expected


@pytest.mark.parametrize(
    "sentence",
    [
        "Reading about this in nice weather",
        "in OR all day with PT and OT and an MS patient in VT",
        "Dr. Houston told me",
        "Georgia came in with her mom",
        "Mrs. Jackson is back",
        "May your Orange be sweet",
        "providence and hope and independence",
        "PA student with MD and DO friends",
        "Normal saline and Mobile clinics",
        "back to work in March and in English",
        "my patient Maldonado and Sofía were on call",
        "serial number TX 88213 for MD and RN",
    ],
)
def test_common_words_and_people_are_no_places(sentence: str) -> None:
    assert _found(sentence) == []


def test_the_table_is_sorted_and_small() -> None:
    lines = table_bytes("places.tsv").splitlines()
    assert lines == sorted(lines)
    assert len(table_bytes("places.tsv")) < 1_200_000


def test_every_place_can_be_found_by_its_name() -> None:
    for row in table_rows("places.tsv")[::997]:
        assert place_of(row[0]) is not None
