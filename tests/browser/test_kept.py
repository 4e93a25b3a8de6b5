"""Keeping a draft: by mouse, by keyboard, on a telephone, in two windows; nothing is kept without a press."""

import re
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import CHECKED, OpenPage, draft, press, write
from tests.browser.test_compose_accessible import AXE, findings, script
from tests.browser.test_compose_phone import LOOKS, PHONE

PHRASE = "a calm and lengthy phrase"
REVISE = "What a shit show of a week. Grateful for every nurse on our floor."
KEPT = re.compile(r"/kept/[0-9a-f-]{36}")


@pytest.fixture(autouse=True)
def opened(open_page: OpenPage) -> None:
    """The drafts are open; the first time a passphrase is chosen."""
    page = open_page("/kept/passphrase")
    if page.get_by_role("heading", name="Choose a passphrase").is_visible():
        page.get_by_label("A passphrase of 12 signs").fill(PHRASE)
        page.get_by_label("Once more").fill(PHRASE)
        page.get_by_role("button", name="Use this passphrase").click()
        page.wait_for_url("**/kept/")


def keep(page: Page) -> None:
    press(page, "Keep")
    expect(page.locator("#notice")).to_contain_text("Kept, for your eyes alone.")


def test_nothing_is_sent_to_be_kept_before_keep_is_pressed(open_page: OpenPage) -> None:
    page = open_page()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    write(page, REVISE)

    assert [url for url in asked if "/kept" in url] == []
    keep(page)
    assert KEPT.search(page.url)


@pytest.mark.parametrize("size", [{}, PHONE], ids=["desk", "phone"])
def test_a_kept_draft_is_found_opened_and_deleted(open_page: OpenPage, size: dict[str, Any]) -> None:
    page = open_page(**size)
    page.get_by_label("Where it goes").select_option("bluesky")
    write(page, REVISE)
    keep(page)
    page.get_by_role("link", name="Kept", exact=True).click()
    page.get_by_role("link", name="What a shit show").first.click()
    page.locator(CHECKED).wait_for()

    assert draft(page) == REVISE
    expect(page.get_by_label("Where it goes")).to_have_value("bluesky")
    address = page.url
    page.goto(address + "/versions")
    page.get_by_text("Delete this draft").click()
    page.get_by_role("button", name="Delete now").click()
    expect(page.get_by_role("status")).to_contain_text("Deleted, with all its versions.")
    assert page.goto(address).status == 404  # type: ignore[union-attr]  # it was asked, so that there is an answer


def test_by_keyboard_alone(open_page: OpenPage) -> None:
    page = open_page()
    page.locator(".cm-content").focus()
    page.keyboard.type("A calm week, by keyboard.")
    page.locator(CHECKED).wait_for()
    for _ in range(12):
        if page.evaluate("() => document.activeElement?.id") == "keep":
            break
        page.keyboard.press("Tab")
    page.keyboard.press("Enter")

    expect(page.locator("#notice")).to_contain_text("Kept, for your eyes alone.")
    assert page.evaluate("() => document.activeElement.id") == "keep"


def test_two_windows_show_both_and_write_nothing_over(open_page: OpenPage) -> None:
    first = open_page()
    write(first, "One week of nights.")
    keep(first)
    second = open_page(first.url)
    write(second, "One week of days.")
    keep(second)
    write(first, "One week of calls.")
    first.get_by_role("button", name="Keep", exact=True).click()
    panel = first.get_by_role("dialog", name="There are two versions")

    expect(panel).to_contain_text("days.")
    expect(panel.get_by_role("button", name="Back to my words")).to_be_focused()
    first.keyboard.press("Escape")
    assert draft(first) == "One week of calls."
    first.get_by_role("button", name="Keep", exact=True).click()
    panel.get_by_role("button", name="Keep mine as the newest").click()
    expect(first.locator("#notice")).to_contain_text("Kept, for your eyes alone.")
    first.goto(first.url + "/versions")
    for words in ("nights.", "days.", "calls."):
        expect(first.get_by_role("main")).to_contain_text(words)


def test_of_many_windows_that_keep_at_once_one_is_kept_and_the_others_are_told(open_page: OpenPage) -> None:
    page = open_page()
    write(page, "Kept at once.")
    keep(page)
    told = page.evaluate(
        """async (id) => {
          const token = document.querySelector('[name=csrfmiddlewaretoken]').value;
          const headers = {'Content-Type': 'application/json', 'X-CSRFToken': token};
          const one = (number) => fetch('/kept/keep', {method: 'POST', headers,
            body: JSON.stringify({id, seen: 1, draft: {text: `Window ${number}.`}})});
          return (await Promise.all([...Array(8).keys()].map(one))).map((answer) => answer.status);
        }""",
        page.url.rpartition("/")[2],
    )

    assert sorted(told) == [200, *[409] * 7]
    page.goto(page.url + "/versions")
    expect(page.get_by_role("heading", level=2, name="Version")).to_have_count(2)


def test_the_kept_version_can_be_taken_and_taken_back(open_page: OpenPage) -> None:
    first = open_page()
    write(first, "One week of nights.")
    keep(first)
    second = open_page(first.url)
    write(second, "One week of days.")
    keep(second)
    write(first, "One week of calls.")
    first.get_by_role("button", name="Keep", exact=True).click()
    first.get_by_role("button", name="Take the kept version").click()

    expect(first.locator(".cm-line")).to_have_text("One week of days.")
    first.locator(".cm-content").press("ControlOrMeta+z")
    expect(first.locator(".cm-line")).to_have_text("One week of calls.")


def test_a_pause_outlives_a_reload_of_a_kept_draft(open_page: OpenPage) -> None:
    page = open_page()
    write(page, REVISE)
    keep(page)
    page.get_by_role("button", name="Copy").click()
    with page.expect_response("**/pause") as noted:
        page.get_by_role("button", name="Wait 20 minutes").click()
    assert noted.value.status == 200
    page.reload()
    page.locator(CHECKED).wait_for()

    expect(page.locator("#left")).to_contain_text("Pause: ")
    page.get_by_role("button", name="Copy").click()
    expect(page.get_by_role("button", name="Wait 20 minutes")).to_be_hidden()


def test_a_pause_that_began_before_keep_is_kept_with_it(open_page: OpenPage) -> None:
    page = open_page()
    write(page, REVISE)
    page.get_by_role("button", name="Copy").click()
    page.get_by_role("button", name="Wait 20 minutes").click()
    with page.expect_response("**/pause"):
        keep(page)
    page.reload()

    expect(page.locator("#left")).to_contain_text("Pause: ")


def test_the_reason_for_going_on_is_sealed_with_a_kept_draft_and_shown_to_its_author(
    open_page: OpenPage,
) -> None:
    page = open_page(permissions=["clipboard-read", "clipboard-write"])
    write(page, REVISE)
    keep(page)
    page.get_by_role("button", name="Copy").click()
    page.get_by_text("Go on without a pause").click()
    page.get_by_label("It is kept sealed, with your draft.").fill("the clinic closes at noon")
    with page.expect_response("**/pause"):
        page.get_by_role("button", name="Go on", exact=True).click()
    page.goto(page.url + "/versions")

    expect(page.get_by_role("main")).to_contain_text("the clinic closes at noon")


@pytest.mark.parametrize(
    ("answer", "said"),
    [
        ({"status": 500, "body": "down"}, "Not kept: Bedside does not answer. Your words are still here."),
        ({"abort": True}, "Not kept: Bedside does not answer. Your words are still here."),
        ({"status": 403, "body": "{}"}, "Not kept: this page was open for too long."),
    ],
)
def test_whatever_goes_wrong_the_words_stay(open_page: OpenPage, answer: dict[str, Any], said: str) -> None:
    page = open_page(service_workers="block")
    write(page, REVISE)
    page.route("**/kept/keep", lambda route: route.abort() if "abort" in answer else route.fulfill(**answer))
    page.get_by_role("button", name="Keep", exact=True).click()

    expect(page.locator("#notice")).to_contain_text(said)
    assert draft(page) == REVISE


def test_a_keep_whose_answer_was_lost_is_kept_once(open_page: OpenPage) -> None:
    page = open_page(service_workers="block")
    write(page, "Kept once, though twice asked.")

    def lose(route: Any) -> None:
        route.fetch()
        route.abort()

    page.route("**/kept/keep", lose, times=1)
    press(page, "Keep")
    expect(page.locator("#notice")).to_contain_text("Bedside does not answer")
    keep(page)
    page.goto("/kept/")

    expect(page.get_by_role("link", name="Kept once, though twice asked.")).to_have_count(1)


@pytest.mark.parametrize("path", ["/kept/", "versions", "/publish/accounts", "/kept/passphrase"])
@pytest.mark.parametrize(("size", "scheme", "locale"), LOOKS)
def test_axe_finds_nothing_and_nothing_reaches_over_the_edge(
    open_page: OpenPage, path: str, scheme: str, size: dict[str, Any], locale: str
) -> None:
    if path == "versions":
        first = open_page()
        write(first, REVISE)
        keep(first)
        write(first, REVISE + " Rest well.")
        keep(first)
        path = first.url + "/versions"
    calm = {"reduced_motion": "reduce", **size}
    page = open_page(path, bypass_csp=True, color_scheme=scheme, locale=locale, **calm)
    for summary in page.locator("summary").all():
        summary.click()
    page.add_script_tag(content=script(AXE))

    assert findings(page) == []
    assert page.evaluate("() => document.documentElement.scrollWidth <= innerWidth")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_where_two_versions_are_shown(open_page: OpenPage, scheme: str) -> None:
    first = open_page(bypass_csp=True, color_scheme=scheme, reduced_motion="reduce")
    write(first, "One week of nights.")
    keep(first)
    second = open_page(first.url)
    write(second, "One week of days.")
    keep(second)
    write(first, "One week of calls.")
    first.get_by_role("button", name="Keep", exact=True).click()
    first.get_by_role("dialog").wait_for()
    first.add_script_tag(content=script(AXE))

    assert findings(first) == []
