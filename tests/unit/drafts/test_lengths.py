"""A text is counted the way each platform counts it."""

import pytest

from bedside.drafts.graphemes import graphemes
from bedside.drafts.lengths import Length, length_on, platform_named

LINK = "https://example.org/a/long/path/that/goes/on"


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("hello", 5),
        ("漢字", 4),
        ("👩‍⚕️", 2),
        ("🇺🇸!", 3),
        ("é", 1),
        ("e\u0301", 1),
        (f"See {LINK}.", 28),
        ("example.com", 23),
    ],
)
def test_x_weighs_signs_and_links(text: str, count: int) -> None:
    assert length_on("x", text) == Length(count, 280, "weighted")


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("👩‍⚕️🇺🇸🇲🇽👍🏽", 4),
        ("e\u0301", 1),
        ("a\r\nb", 3),
        ("\u1100\u1161\u11a8", 1),
        ("각", 1),
        ("❤️‍🔥", 1),
        ("1️⃣", 1),
        ("🏴󠁧󠁢󠁥󠁮󠁧󠁿", 1),
        ("", 0),
    ],
)
def test_graphemes_are_what_a_reader_sees(text: str, count: int) -> None:
    assert graphemes(text) == count


def test_bluesky_has_two_limits_and_tells_the_nearer() -> None:
    assert length_on("bluesky", "a" * 200) == Length(200, 300, "graphemes")
    assert length_on("Bluesky", "👩‍⚕️" * 250) == Length(3250, 3000, "bytes")


def test_mastodon_counts_links_alike_and_no_servers() -> None:
    assert length_on("mastodon", f"@ann@clinic.social {LINK}") == Length(28, 500, "characters")


def test_threads_counts_the_bytes_of_an_emoji() -> None:
    assert length_on("threads", "é😀") == Length(5, 500, "characters")


def test_a_text_over_the_limit_is_not_within() -> None:
    over = length_on("instagram", "a" * 2201)

    assert over is not None
    assert not over.is_within


def test_an_unknown_platform_has_no_length() -> None:
    assert length_on("Larkmoor Board", "a") is None


@pytest.mark.parametrize(
    "name",
    [
        "x",
        "twitter",
        "bluesky",
        "mastodon",
        "threads",
        "linkedin",
        "instagram",
        "facebook",
        "tiktok",
        "reddit",
    ],
)
def test_every_platform_names_its_source_and_when_it_was_read(name: str) -> None:
    platform = platform_named(name)

    assert platform is not None
    assert platform.source
    assert len(platform.read) == len("2026-08")
