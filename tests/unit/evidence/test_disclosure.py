"""Which words tell readers of a tie, and which only hint at it."""

import pytest

from bedside.drafts import Draft, Interest
from bedside.evidence import see


def kinds_of_disclosure(text: str) -> set[str]:
    return {sign.value for sign in see(Draft(text=text)).of("disclosure")}


@pytest.mark.parametrize(
    "text",
    [
        "#ad The Ostrava pump is quiet.",
        "Ad: the Ostrava pump is quiet.",
        "Ostrava pays me to speak.",
        "I own stock in Ostrava.",
        "I'm on the Ostrava speakers bureau.",
        "Ostrava gave me this pump for free.",
        "Ostrava me paga por dar charlas.",
        "Tengo acciones de Ostrava.",
    ],
)
def test_plain_words_are_clear(text: str) -> None:
    assert "clear" in kinds_of_disclosure(text)


@pytest.mark.parametrize(
    "text",
    [
        "The Ostrava pump is quiet. #sp",
        "The Ostrava pump is quiet. Disclosures in bio.",
        "The Ostrava pump is quiet. #pump #quiet #nights #icu #ad",
    ],
)
def test_a_hint_is_not_clear(text: str) -> None:
    assert kinds_of_disclosure(text) == {"unclear"}


def test_a_denial_is_no_disclosure() -> None:
    assert kinds_of_disclosure("Nobody pays me to like the Ostrava pump.") == {"none"}


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The Ostrava QuietPump is quiet.", "Ostrava"),
        ("#quietpump all night", "quietpump"),
        ("Thanks @ostravamedical for the visit.", "@ostravamedical"),
        ("The pump is quiet.", "pump"),
    ],
)
def test_a_declared_product_is_known_by_any_of_its_names(text: str, words: str) -> None:
    interest = Interest(maker="Ostrava Medical", product="QuietPump pump", kind="equity")
    seen = see(Draft(text=text, interests=(interest,)))

    assert words in {seen.words(sign) for sign in seen.of("product", "maker") if sign.value == "0"}


def test_a_word_of_every_day_is_no_maker_without_a_capital() -> None:
    interest = Interest(maker="Harbor Medical", product="stent", kind="equity")

    assert not see(Draft(text="We ate by the harbor.", interests=(interest,))).of("maker")
