"""From the draft to the platform in a real browser: by mouse, by keyboard, on a telephone; exactly these words."""

from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import OpenPage, draft, write
from tests.browser.test_compose_accessible import AXE, findings, script
from tests.browser.test_compose_phone import PHONE
from tests.browser.test_kept import opened  # noqa: F401 - a fixture that is asked for by its name
from tests.server.publishing.platforms import APP_PASSWORD, TOKEN, Platforms

TEXT = 'Flu shots are in 🤦🏽‍♀️!\n\nCome by, "free" & easy.'
HOLD = "54 yo woman from Cumberland came in Tuesday night, crazy drunk, what a shit show."

pytestmark = pytest.mark.usefixtures("opened")


@pytest.fixture
def there(platforms_here: Platforms) -> Platforms:
    platforms_here.forget()
    return platforms_here


def disconnect_all(page: Page) -> None:
    """Begin without an account."""
    buttons = page.get_by_role("button", name="Disconnect")
    while left := buttons.count():
        buttons.first.click()
        expect(buttons).to_have_count(left - 1)


@pytest.fixture
def connected(open_page: OpenPage, there: Platforms) -> Platforms:
    """The platforms, where one professional account each is connected."""
    page = open_page("/publish/accounts")
    disconnect_all(page)
    for network, fields in {
        "Mastodon": {"Your server": there.host, "Access token": TOKEN},
        "Bluesky": {"Your handle": "anna.example", "App password": APP_PASSWORD, "Server:": there.host},
    }.items():
        page.locator("summary").filter(has_text=f"Connect {network}").click()
        form = page.locator("details[open] form")
        for label, value in fields.items():
            form.get_by_label(label).fill(value)
        form.get_by_label("Professional").check()
        form.get_by_role("button", name=f"Connect {network}").click()
        expect(page.get_by_role("status")).to_contain_text("Connected: @anna")
    return there


@pytest.mark.parametrize("size", [{}, PHONE], ids=["desk", "phone"])
def test_signing_in_at_ones_own_server_connects_the_account(
    open_page: OpenPage, there: Platforms, size: dict[str, Any]
) -> None:
    # The platform stands elsewhere, so the way back is one on which a browser sends no strict cookie.
    page = open_page("/publish/accounts", ignore_https_errors=True, **size)
    disconnect_all(page)
    page.locator("summary").filter(has_text="Sign in at your Mastodon server").click()
    form = page.locator("details[open] form")
    form.get_by_label("Your server").fill(there.host)
    form.get_by_label("Professional").check()
    form.get_by_role("button", name="Go to the server").click()
    assert page.evaluate("() => document.documentElement.scrollWidth <= innerWidth")
    page.get_by_role("button", name=f"Go to {there.host}").click()
    page.get_by_role("link", name="Authorize").click()

    expect(page.get_by_role("status")).to_contain_text(f"Connected: @anna@{there.host}.")
    assert page.url.endswith("/publish/accounts")
    page.get_by_role("button", name="Disconnect").click()
    expect(page.get_by_role("status")).to_contain_text("here and on the platform")
    assert there.revoked == [TOKEN]


def to_publish(page: Page, platform: str, text: str = TEXT) -> None:
    page.get_by_label("From which account").select_option("professional")
    page.get_by_label("Where it goes").select_option(platform)
    write(page, text)
    page.get_by_role("button", name="Publish …").click()


@pytest.mark.parametrize("platform", ["mastodon", "bluesky"])
@pytest.mark.parametrize("size", [{}, PHONE], ids=["desk", "phone"])
def test_exactly_the_words_are_published(
    open_page: OpenPage, connected: Platforms, platform: str, size: dict[str, Any]
) -> None:
    page = open_page(**size)
    to_publish(page, platform)

    expect(page.get_by_role("heading", name="Publish this?")).to_be_visible()
    assert connected.texts == []
    assert page.evaluate("() => document.documentElement.scrollWidth <= innerWidth")
    page.get_by_role("button", name="Publish as @anna").click()
    expect(page.get_by_role("heading", name="Published")).to_be_visible()
    assert connected.texts == [TEXT]
    page.reload()
    assert connected.texts == [TEXT]


def test_back_leads_to_the_draft_and_publishes_nothing(open_page: OpenPage, connected: Platforms) -> None:
    page = open_page()
    to_publish(page, "mastodon")
    page.get_by_role("button", name="Back to the draft").click()
    expect(page.locator(".cm-content")).to_contain_text("Come by")

    assert draft(page) == TEXT
    expect(page.get_by_label("Where it goes")).to_have_value("mastodon")
    assert connected.texts == []


def test_a_draft_to_hold_is_paused_and_asks_again(open_page: OpenPage, connected: Platforms) -> None:
    page = open_page()
    to_publish(page, "mastodon", HOLD)
    page.get_by_text("Go on without a pause").click()
    page.get_by_label("Why now?").fill("it is told with everything changed")
    page.get_by_role("button", name="Go on", exact=True).click()
    page.get_by_role("button", name="Publish as @anna").click()

    expect(page.get_by_role("alert")).to_contain_text("The check says hold.")
    assert connected.texts == []
    page.get_by_label("The check says hold. I publish it all the same.").check()
    page.get_by_role("button", name="Publish as @anna").click()
    expect(page.get_by_role("heading", name="Published")).to_be_visible()
    assert connected.texts == [HOLD]


def test_by_keyboard_alone(open_page: OpenPage, connected: Platforms) -> None:
    page = open_page()
    to_publish(page, "bluesky")
    page.get_by_role("button", name="Publish as @anna").focus()
    page.keyboard.press("Enter")

    expect(page.get_by_role("heading", name="Published")).to_be_visible()
    assert connected.texts == [TEXT]


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("size", [{}, PHONE], ids=["desk", "phone"])
def test_axe_finds_nothing_on_the_way(
    open_page: OpenPage, connected: Platforms, scheme: str, size: dict[str, Any]
) -> None:
    calm = {"reduced_motion": "reduce", **size}
    page = open_page(bypass_csp=True, color_scheme=scheme, **calm)
    to_publish(page, "mastodon")
    page.get_by_role("heading", name="Publish this?").wait_for()
    page.add_script_tag(content=script(AXE))
    looked = findings(page)
    connected.trouble = "lost-after"
    page.get_by_role("button", name="Publish as @anna").click()
    page.get_by_role("heading", name="Nobody knows yet").wait_for()
    page.add_script_tag(content=script(AXE))
    unknown = findings(page)
    page.get_by_role("button", name="Ask again").click()
    page.get_by_role("heading", name="Published").wait_for()
    page.add_script_tag(content=script(AXE))

    assert (looked, unknown, findings(page)) == ([], [], [])
    assert connected.texts == [TEXT]
