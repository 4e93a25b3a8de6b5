"""Somebody wrote, or somebody wants to write: by thumb in a few taps, by keyboard, by mouse; emergencies stand out."""

import time
from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.readers import AUTHOR, READER, House, house
from tests.browser.test_compose_accessible import AXE, findings, script
from tests.browser.test_compose_phone import LOOKS, PHONE, TARGET

REFILL = "hi doc got your cell from my cousin. can i double the little white one?"
CHEST = "there is an elephant on my chest since this morning"
RESULT = "Your HIV test came back positive."
SECONDS = 30


@pytest.fixture(scope="module")
def served(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    with house(browser, tmp_path_factory.mktemp("institution")) as one:
        yield one


@pytest.fixture
def people(served: House) -> Iterator[House]:
    """The house with no browser open; whatever a browser complains of fails the test."""
    yield served
    complaints = list(served.complaints)
    served.close()
    assert complaints == []


def opened(people: House, path: str = "/contact/arrived", **circumstances: Any) -> Page:
    page = people.as_(AUTHOR, **circumstances)
    page.goto(path)
    return page


def say(page: Page, words: str) -> None:
    """Write a message and wait for its answer."""
    with page.expect_response("**/contact/answer"):
        page.locator("[name=content]").fill(words)
    page.locator("#bar:not([aria-busy])").wait_for(state="attached")
    page.locator("#answer [data-look]").wait_for()


def test_a_pasted_message_is_answered_in_a_few_taps_on_a_telephone(people: House) -> None:
    begun = time.monotonic()
    page = opened(people, permissions=["clipboard-read", "clipboard-write"], **PHONE)
    page.evaluate("(words) => navigator.clipboard.writeText(words)", REFILL)
    page.get_by_role("button", name="Paste").tap()
    page.locator("#answer [data-look]").wait_for()
    with page.expect_response("**/contact/answer"):
        page.get_by_role("radio", name="Yes").tap()
    expect(page.locator("#answer")).to_contain_text("Move to the patient portal")
    page.get_by_role("link", name="See").tap()
    expect(page.locator("#answer .decision")).to_be_in_viewport()
    page.get_by_role("button", name="Copy the English reply").tap()
    expect(page.get_by_role("button", name="Copied")).to_be_visible()

    assert page.evaluate("navigator.clipboard.readText()") == page.locator("#reply-en").inner_text()
    assert time.monotonic() - begun < SECONDS


def test_the_answer_follows_every_choice(people: House) -> None:
    page = opened(people)
    say(page, "What time do you close on Friday?")
    before = page.locator("#answer").inner_text()
    with page.expect_response("**/contact/answer"):
        page.get_by_role("radio", name="Patient portal").click()
    expect(page.locator("#answer")).not_to_have_text(before)

    expect(page.locator("#answer")).to_contain_text("Patient portal")


def test_by_keyboard_alone_up_to_the_kept_note(people: House) -> None:
    page = opened(people)
    page.locator("[name=content]").focus()
    page.keyboard.type(REFILL)
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.name") == "channel"
    page.keyboard.press("ArrowRight")
    expect(page.get_by_role("radio", name="E-mail")).to_be_checked()
    expect(page.locator("#answer")).to_contain_text("E-mail")
    page.get_by_text("For the record").focus()
    page.keyboard.press("Enter")
    page.get_by_role("button", name="Keep the note").focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**/contact/kept")

    expect(page.get_by_role("status")).to_contain_text("The message was not kept")
    expect(page.get_by_role("main")).to_contain_text("Received by email")


@pytest.mark.parametrize("size", [{}, PHONE], ids=["desk", "phone"])
def test_an_emergency_cannot_be_overlooked_or_overridden(people: House, size: dict[str, Any]) -> None:
    page = opened(people, **size)
    say(page, CHEST)
    panel = page.get_by_role("alert")

    expect(panel.get_by_role("button", name="Call 911")).to_have_attribute("href", "tel:911")
    expect(panel.get_by_role("button", name="Call 988")).to_have_attribute("href", "tel:988")
    expect(panel).to_contain_text("a human")
    expect(page.get_by_role("status")).to_contain_text("emergency")
    expect(page.get_by_text("I decide otherwise")).to_have_count(0)


def test_a_clinician_decides_otherwise_and_the_unit_reads_why(people: House) -> None:
    page = opened(people, "/contact/writing")
    say(page, RESULT)
    page.get_by_text("I decide otherwise").click()
    page.get_by_label("I decide", exact=True).select_option("allow")
    page.get_by_label("Because").select_option("patient-wish")
    page.get_by_label("The reason in your words").fill("Told by voice before; wants it in writing.")
    page.get_by_role("button", name="Note my decision").click()
    page.wait_for_url("**/contact/kept")

    expect(page.get_by_role("main")).to_contain_text("Told by voice before")
    expect(page.get_by_role("main")).not_to_contain_text("HIV")


def test_without_scripts_the_answer_comes_with_a_press(people: House) -> None:
    page = opened(people, java_script_enabled=False)
    page.locator("[name=content]").fill(CHEST)
    page.get_by_role("button", name="What now?").click()

    expect(page.get_by_role("alert")).to_contain_text("This may be an emergency")


def test_no_word_of_it_stays_in_the_browser_or_an_address(people: House) -> None:
    page = opened(people)
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    say(page, REFILL)
    kept = page.evaluate("JSON.stringify([{...localStorage}, {...sessionStorage}, location.href])")

    assert [url for url in asked if "little" in url] == []
    assert "little" not in kept


def test_whoever_does_not_answer_is_said_and_the_numbers_stand_there(people: House) -> None:
    page = opened(people)
    page.route("**/contact/answer", lambda route: route.abort())
    page.locator("[name=content]").fill(CHEST)

    expect(page.get_by_role("status")).to_contain_text("911")


def test_who_treats_nobody_keeps_nothing_and_looks_nobody_up(people: House) -> None:
    page = people.as_(READER)
    page.goto("/contact/arrived")
    say(page, REFILL)

    expect(page.get_by_text("I decide otherwise")).to_have_count(0)
    expect(page.get_by_role("link", name="Who is this?")).to_have_count(0)
    assert page.goto("/contact/who").status == 403  # type: ignore[union-attr]  # it was asked


@pytest.mark.parametrize(("size", "scheme", "locale"), LOOKS)
def test_axe_finds_nothing_and_nothing_is_cut_off(
    people: House, scheme: str, locale: str, size: dict[str, Any]
) -> None:
    calm = {"reduced_motion": "reduce", "bypass_csp": True, "locale": locale, "color_scheme": scheme, **size}
    wrong = {}
    for path, words in (
        ("/contact/arrived", REFILL),
        ("/contact/arrived", CHEST),
        ("/contact/writing", RESULT),
        ("/contact/who", ""),
        ("/contact/kept", ""),
    ):
        page = opened(people, path, **calm)
        if words:
            say(page, words)
        page.evaluate("document.querySelectorAll('main details').forEach((one) => { one.open = true; })")
        page.add_script_tag(content=script(AXE))
        found = [*findings(page), *small_on(page)]
        if found or page.evaluate("document.documentElement.scrollWidth > innerWidth"):
            wrong[path, words] = found or ["wider than the window"]

    assert wrong == {}


def small_on(page: Page) -> list[str]:
    """What is too small for a thumb (WCAG 2.2, 2.5.8)."""
    found = page.locator("main").locator(
        "button:visible, select:visible, summary:visible, .tiles label:visible, .ways a"
    )
    boxes = [(one.inner_text(), one.bounding_box()) for one in found.all()]
    return [name for name, box in boxes if box and min(box["height"], box["width"]) < TARGET]
