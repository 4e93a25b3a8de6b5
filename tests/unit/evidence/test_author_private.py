"""The author's own address, telephone, family and whereabouts."""

import pytest

from bedside.drafts import Account, Attachment, Draft, Kind
from bedside.evidence import see


def private(draft: Draft) -> set[str]:
    return {sign.value for sign in see(draft).of("author-private")}


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Off to the lake, house is empty till Sunday.", "away"),
        ("The spare key is under the frog.", "access"),
        ("Housewarming at our place, 27 Alder Court, bring a chair.", "address"),
        ("New phone, text me at 555-0173.", "phone"),
        ("My birthday is 4/17/88.", "birthday"),
        ("My son starts at Larkfield Elementary on Monday.", "school"),
        ("La casa queda sola hasta el domingo.", "away"),
    ],
)
def test_what_is_private_is_seen(text: str, value: str) -> None:
    assert value in private(Draft(text=text))


@pytest.mark.parametrize(
    "text",
    [
        "Off to Lisbon!",
        "The key is under-dosing nobody.",
        "Health fair at Larkfield Elementary, free vaccines.",
        "Call the office at 555-0173 to book.",
        "He was born November 3, 1949.",
    ],
)
def test_what_is_the_offices_or_vague_is_not_private(text: str) -> None:
    assert private(Draft(text=text)) == set()


def test_an_institutions_address_is_no_home() -> None:
    draft = Draft(text="Come to our new place, 27 Alder Court.", account=Account.INSTITUTIONAL)

    assert private(draft) == set()


def test_born_alone_is_the_authors_only_in_a_bio() -> None:
    assert private(Draft(text="Born 6/11/1981. Beekeeper.", kind=Kind.BIO)) == {"birthday"}


def test_a_legible_licence_in_a_picture_is_seen() -> None:
    draft = Draft(text="It came!", attachments=(Attachment(shows="my licence, number and address legible"),))

    assert see(draft).pictures[0].has("author-private")
