"""The pause: what asks for a change is not handed on at once, what is good goes out of the way."""

from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import OpenPage, write

REVISE = "What a shit show of a week. Grateful for every nurse on our floor."
GOOD = "Phones & heaters are back: we are at 100% again 🤦 Come by any weekday before noon. #storm"
CLIPBOARD = ["clipboard-read", "clipboard-write"]


@pytest.fixture
def page(open_page: OpenPage) -> Page:
    return open_page(permissions=CLIPBOARD)


def copied(page: Page) -> str:
    return str(page.evaluate("() => navigator.clipboard.readText()"))


def test_a_good_draft_is_copied_at_once(page: Page) -> None:
    write(page, GOOD)
    page.get_by_role("button", name="Copy").click()

    expect(page.locator("#notice")).to_contain_text("Copied.")
    assert copied(page) == GOOD


def test_a_draft_to_revise_meets_a_calm_panel_first(page: Page) -> None:
    write(page, REVISE)
    page.get_by_role("button", name="Copy").click()
    panel = page.get_by_role("dialog", name="A short pause")

    expect(panel).to_contain_text("Change 1 thing before you post it.")
    expect(panel.get_by_role("button", name="Back to the draft")).to_be_focused()
    page.keyboard.press("Enter")
    expect(panel).to_be_hidden()
    expect(page.locator("#notice")).to_have_text("")


def test_the_pause_runs_ends_and_is_not_asked_twice(open_page: OpenPage) -> None:
    page = open_page(permissions=CLIPBOARD)
    page.clock.install()
    page.reload()
    page.get_by_role("textbox", name="Your draft").fill(REVISE)
    page.clock.run_for(200)
    page.locator("#bar[data-verdict=revise]").wait_for()
    page.get_by_role("button", name="Copy").click()
    page.get_by_role("button", name="Wait 20 minutes").click()
    expect(page.locator("#left")).to_contain_text("Pause: ")
    page.get_by_role("button", name="Copy").click()
    expect(page.get_by_role("button", name="Wait 20 minutes")).to_be_hidden()
    page.keyboard.press("Escape")

    page.clock.run_for(20 * 60_000 + 1_000)
    expect(page.locator("#notice")).to_contain_text("The pause is over.")
    page.get_by_role("button", name="Copy").click()
    expect(page.locator("#notice")).to_contain_text("Copied.")


def test_the_pause_is_skipped_with_a_reason_that_stays_in_the_page(page: Page) -> None:
    sent: list[str] = []
    write(page, REVISE)
    page.on("request", lambda request: sent.append(request.post_data or ""))
    page.get_by_role("button", name="Copy").click()
    page.get_by_text("Go on without a pause").click()
    page.get_by_label("Why now?").fill("quillonberry")
    page.get_by_role("button", name="Go on", exact=True).click()

    expect(page.locator("#notice")).to_contain_text("Copied.")
    assert [body for body in sent if "quillonberry" in body] == []
    assert "quillonberry" not in str(page.evaluate("() => [{...localStorage}, {...sessionStorage}]"))


@pytest.fixture
def without_windows(open_page: OpenPage) -> Page:
    """A page whose new windows are noted and not opened, since no test leaves the machine."""
    page = open_page(permissions=CLIPBOARD)
    page.add_init_script("window.opened = []; window.open = (...given) => void window.opened.push(given);")
    page.reload()
    return page


@pytest.mark.parametrize(
    ("platform", "button", "opened"),
    [
        ("x", "Open X", "https://x.com/intent/post"),
        ("bluesky", "Open Bluesky", "https://bsky.app/intent/compose"),
        ("mastodon", "Open Mastodon", "https://social.example/share"),
    ],
)
def test_the_compose_box_opens_with_exactly_the_checked_text(
    without_windows: Page, platform: str, button: str, opened: str
) -> None:
    page = without_windows
    page.get_by_label("Where it goes").select_option(platform)
    if platform == "mastodon":
        page.get_by_label("Your server").fill("@me@social.example")
    write(page, GOOD)
    page.get_by_role("button", name=button).click()
    [[address, target, features]] = page.evaluate("() => window.opened")
    asked = urlsplit(address)

    assert (f"{asked.scheme}://{asked.netloc}{asked.path}", target) == (opened, "_blank")
    assert "noopener" in features
    assert parse_qs(asked.query) == {"text": [GOOD]}


def test_a_site_that_takes_no_text_is_opened_with_the_text_copied(without_windows: Page) -> None:
    page = without_windows
    page.get_by_label("Where it goes").select_option("linkedin")
    write(page, GOOD)
    page.get_by_role("button", name="Copy, open LinkedIn").click()
    expect(page.locator("#notice")).to_have_text("Copied. Paste it in LinkedIn.")

    assert page.evaluate("() => window.opened")[0][0] == "https://www.linkedin.com/feed/?shareActive=true"
    assert copied(page) == GOOD
