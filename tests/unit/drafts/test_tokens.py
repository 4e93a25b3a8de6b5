"""Words, numbers, signs and masks are told apart."""

import pytest

from bedside.drafts import Text, TokenKind


def words(given: str) -> list[str]:
    return [token.word for token in Text.of(given).tokens]


def unmasked(given: str) -> list[str]:
    return [token.unmasked for token in Text.of(given).tokens if token.unmasked]


def kinds(given: str) -> list[tuple[str, TokenKind]]:
    return [(token.word, token.kind) for token in Text.of(given).tokens]


def test_words_are_folded_and_keep_their_apostrophes() -> None:
    assert words("Don't tell José’s patients' well-known “story”, (ok)") == [
        "don't", "tell", "jose's", "patients", "well", "known", "story", "ok",
    ]  # fmt: skip


def test_numbers_part_from_their_units() -> None:
    assert words("5.5mg at 10pm, 67yo, 120/80, 1,000 and 50%") == [
        "5.5", "mg", "at", "10", "pm", "67", "yo", "120/80", "1,000", "and", "50", "%",
    ]  # fmt: skip


def test_ordinals_and_decades_are_one_number() -> None:
    assert kinds("4th 20s") == [("4th", TokenKind.NUMBER), ("20s", TokenKind.NUMBER)]


def test_links_mail_and_handles_are_whole() -> None:
    assert kinds(
        "See (https://a.example/x?y=1), www.b.example, c.org/d. d.e@f.example @g.h.example @i@j.social."
    ) == [
        ("see", TokenKind.WORD),
        ("https://a.example/x?y=1", TokenKind.LINK),
        ("www.b.example", TokenKind.LINK),
        ("c.org/d", TokenKind.LINK),
        ("d.e@f.example", TokenKind.LINK),
        ("@g.h.example", TokenKind.HANDLE),
        ("@i@j.social", TokenKind.HANDLE),
    ]


def test_a_forgotten_space_makes_no_link() -> None:
    assert words("He went home.me too") == ["he", "went", "home", "me", "too"]


def test_an_emoji_is_one_token_however_it_is_built() -> None:
    emoji = [token.word for token in Text.of("👩🏽‍⚕️🇺🇸🇲🇽👍🏽 ❤️‍🔥").tokens]

    assert emoji == ["👩🏽\u200d⚕", "🇺🇸", "🇲🇽", "👍🏽", "❤\u200d🔥"]


def test_hashtags_are_read_word_by_word() -> None:
    assert Text.of("#RhodeIslandER").plain == "# Rhode Island ER"
    assert kinds("#RhodeIslandER") == [
        ("#", TokenKind.MARK),
        ("rhode", TokenKind.HASHTAG_WORD),
        ("island", TokenKind.HASHTAG_WORD),
        ("er", TokenKind.HASHTAG_WORD),
    ]


@pytest.mark.parametrize(
    ("tag", "parted"),
    [
        ("#fridaynightED", "# fridaynight ED"),
        ("#ERnurse", "# ER nurse"),
        ("#FOAMrad", "# FOAM rad"),
        ("#MRIScan", "# MRI Scan"),
        ("#AGoodDay", "# A Good Day"),
        ("#Match2024", "# Match 2024"),
        ("#COVID19", "# COVID19"),
        ("#H1N1", "# H1N1"),
        ("#eGFR", "# eGFR"),
        ("#PhD", "# PhD"),
        ("#DrMcDonald", "# Dr McDonald"),
        ("#night_shift", "# night shift"),
        ("#3", "#3"),
        ("room #4B", "room #4B"),
    ],
)
def test_the_words_of_a_hashtag_are_parted(tag: str, parted: str) -> None:
    assert Text.of(tag).plain == parted


@pytest.mark.parametrize(
    "name",
    ["McDonald", "eGFR", "mRNA", "SpO2", "iPhone", "HbA1c", "TikTok", "LinkedIn", "PhD", "O'Neil", "YouTube"],
)
def test_names_with_a_capital_inside_stay_whole(name: str) -> None:
    assert Text.of(name).plain == name


def test_many_words_written_together_are_parted() -> None:
    assert Text.of("DearJohnSmith came").plain == "Dear John Smith came"


def test_two_words_written_together_may_be_a_product_and_are_only_offered() -> None:
    text = Text.of("JohnSmith tried LumaPath in FaceTime")

    assert text.plain == text.given
    assert unmasked(text.given) == ["john smith", "luma path"]


@pytest.mark.parametrize(
    ("masked", "said"),
    [
        ("sh1t", "shit"), ("f*ck", "fuck"), ("@ss", "ass"), ("$hit", "shit"), ("n4me", "name"), ("fu©k", "fuck"),
        ("a**holes", "assholes"), ("sh*theads", "shitheads"), ("bl**dy", "bloody"), ("f***", "fuck"), ("s**t", "shit"),
        ("b!tch", "bitch"), ("a$$hole", "asshole"), ("p@tient", "patient"), ("J0hn", "john"), ("b*stard", "bastard"),
        ("fuuuuck", "fuck"), ("goooood", "good"), ("idioooot", "idiot"), ("M.D", "md"),
    ],
)  # fmt: skip
def test_a_masked_word_is_offered_unmasked(masked: str, said: str) -> None:
    assert unmasked(f"so {masked} there") == [said]


@pytest.mark.parametrize(
    "true",
    [
        "H1N1", "B12", "C3", "4th", "covid19", "mp3", "HbA1c", "A1c", "T1DM", "CYP2D6", "G6PD", "5mg", "K7714B",
        "N417ZK", "T4N1M0", "p53", "CD4", "il6", "D5W", "h1n1", "s1q3t3", "2nd", "$50", "50%", "C++", "xviii", "www",
        "**Note**", "*sigh*", "R&B", "a+", "P2Y12", "5-HT3", "O2", "10x", "3D", "N95", "noor.rn2b",
    ],
)  # fmt: skip
def test_true_codes_doses_and_emphasis_are_not_masks(true: str) -> None:
    assert unmasked(f"about {true} here") == []


def test_an_exclamation_without_a_space_is_no_mask() -> None:
    assert words("Wow!great") == ["wow", "!", "great"]


def test_clinicians_slashes_are_one_word() -> None:
    assert words("s/p MI w/o pain, M&M, he/she, d/c'd w/ fever") == [
        "s/p", "mi", "w/o", "pain", "m&m", "he", "she", "d/c'd", "w/", "fever",
    ]  # fmt: skip
