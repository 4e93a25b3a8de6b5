"""On a telephone of 360 pixels: nothing is cut off, and the verdict is always in sight."""

from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import CHECKED, OpenPage, press, write

PHONE: dict[str, Any] = {
    "viewport": {"width": 360, "height": 740},
    "has_touch": True,
    "is_mobile": True,
    "reduced_motion": "reduce",  # so that a page has scrolled at once
}
# Every two of size, colours and language meet; all three at once in every way would double the time.
LOOKS = (
    pytest.param({}, "light", "en-US", id="desk-light-en"),
    pytest.param({}, "dark", "es-ES", id="desk-dark-es"),
    pytest.param(PHONE, "light", "es-ES", id="phone-light-es"),
    pytest.param(PHONE, "dark", "en-US", id="phone-dark-en"),
)
LONG = (
    "54 yo woman from Cumberland came in Tuesday night, crazy drunk, what a shit show, "
    + "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft " * 2
)
HALF = 180  # pixels of the screen
TWO_ROWS = 88  # pixels; two buttons of 44
TARGET = 24  # pixels; WCAG 2.2, 2.5.8


@pytest.fixture
def phone(open_page: OpenPage) -> Page:
    page = open_page(**PHONE)
    page.get_by_label("Where it goes").select_option("linkedin")
    return page


@pytest.mark.parametrize("locale", ["en-US", "es-MX"])
@pytest.mark.parametrize("words", ["", LONG], ids=["empty", "long"])
def test_nothing_reaches_over_the_edge(open_page: OpenPage, locale: str, words: str) -> None:
    page = open_page(**PHONE, locale=locale)
    page.locator("[name=platform]").select_option("linkedin")
    if words:
        page.locator(".cm-content").fill(words)
        page.locator(CHECKED).wait_for()

    assert page.evaluate("() => [document.documentElement.scrollWidth, innerWidth]") == [360, 360]


def test_the_verdict_is_in_sight_wherever_one_reads(phone: Page) -> None:
    write(phone, LONG)
    phone.mouse.wheel(0, 5000)

    expect(phone.locator("#sentence")).to_be_in_viewport()
    expect(phone.locator("#acts [data-main]")).to_be_in_viewport()


def test_the_cards_are_one_tap_away(phone: Page) -> None:
    write(phone, LONG)
    phone.locator("#see").tap()

    expect(phone.locator(".card h3").first).to_be_in_viewport()


def test_the_bar_has_one_row_of_acts_and_the_others_are_one_tap_away(phone: Page) -> None:
    write(phone, LONG)
    row = phone.locator("#acts")
    more = row.get_by_role("button", name="More")
    seen = phone.locator("#acts > :visible")

    expect(seen).to_have_count(2)
    assert (row.bounding_box() or {"height": 999})["height"] < TWO_ROWS
    more.tap()
    expect(more).to_have_attribute("aria-expanded", "true")
    assert (phone.locator("#acts [data-main]").bounding_box() or {"width": 0})["width"] > HALF
    for name in ("Copy", "Keep", "Copy, open LinkedIn"):
        expect(row.get_by_role("button", name=name, exact=True)).to_be_in_viewport()
    phone.keyboard.press("Escape")
    expect(seen).to_have_count(2)
    expect(more).to_be_focused()


def test_an_act_from_the_menu_is_done_and_the_menu_closes(phone: Page) -> None:
    write(phone, "Flu shots are in! Come by any weekday before noon.")
    phone.context.grant_permissions(["clipboard-read", "clipboard-write"])
    press(phone, "Copy")

    expect(phone.locator("#notice")).to_contain_text("Copied.")
    expect(phone.locator("#acts > :visible")).to_have_count(2)


@pytest.mark.parametrize(
    ("words", "platform", "act"),
    [
        ("Wash your hands.", "", "Copy"),
        ("Wash your hands.", "linkedin", "Copy, open LinkedIn"),
        ("Wash your hands.", "mastodon", "Publish …"),
        ("What a shit show of a week.", "mastodon", "1 concern ↓"),
    ],
)
def test_what_leads_is_what_comes_next(phone: Page, words: str, platform: str, act: str) -> None:
    phone.get_by_label("Where it goes").select_option(platform)
    write(phone, words)

    expect(phone.locator("#acts [data-main]")).to_have_text(act)
    expect(phone.locator("#acts > :visible").first).to_have_text(act)


def test_the_bar_hides_no_last_line(phone: Page) -> None:
    write(phone, LONG)
    phone.evaluate("() => scrollTo(0, document.body.scrollHeight)")
    last, bar = phone.locator(".privacy").bounding_box(), phone.locator("#bar").bounding_box()

    assert last is not None
    assert bar is not None
    assert last["y"] + last["height"] <= bar["y"]


def test_everything_that_is_tapped_is_large_enough(phone: Page) -> None:
    write(phone, LONG)
    small = [
        element.inner_text()
        for element in phone.locator(
            "button:visible, select:visible, summary:visible, a[role=button]:visible"
        ).all()
        if (box := element.bounding_box()) and min(box["height"], box["width"]) < TARGET
    ]

    assert small == []
