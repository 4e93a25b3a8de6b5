"""What the detector of claims adds up, and what takes a claim's weight away."""

import pytest

from bedside.drafts import Account, Draft
from bedside.evidence import see


def claims(text: str, account: Account = Account.PROFESSIONAL) -> list[str]:
    return [sign.value for sign in see(Draft(text=text, account=account)).of("claim")]


@pytest.mark.parametrize(
    ("text", "sort"),
    [
        ("Our clinic cures acne forever, guaranteed.", "cure"),
        ("The flu vaccine causes infertility in women.", "against-consensus"),
        ("Our moringa tea cures arthritis.", "unproven"),
        ("We are the best cardiology clinic in Ohio.", "superlative"),
        ("La homeopatía cura el asma para siempre.", "unproven"),
    ],
)
def test_a_claim_is_named_for_its_gravest_cue(text: str, sort: str) -> None:
    assert claims(text) == [sort]


@pytest.mark.parametrize(
    "text",
    [
        "The flu vaccine does not cause infertility in women.",
        "Does ozone therapy cure arthritis? No, it does not.",
        "'Ozone therapy cures arthritis,' said the flyer, and I put it in the bin.",
        "Named the best cardiology clinic in Ohio by a magazine that I had never heard of.",
        "Best tacos in Ohio, guaranteed to cure a night shift.",
        "No surgeon can guarantee a result.",
    ],
)
def test_what_is_denied_asked_quoted_awarded_or_eaten_is_no_claim(text: str) -> None:
    assert claims(text) == []


def test_a_quoted_claim_that_the_author_affirms_is_the_authors() -> None:
    assert claims("'The MMR vaccine causes autism.' I believe it too.") == ["against-consensus"]


def test_praise_of_colleagues_weighs_less_on_a_private_account() -> None:
    assert claims("Best nurses in the world work on our unit.", Account.PERSONAL) == []
