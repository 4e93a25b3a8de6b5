"""A draft goes from its author to a reader and back: by mouse, by keyboard, on a telephone, and to somebody outside."""

from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import CHECKED
from tests.browser.readers import AUTHOR, PRESS, READER, House, house
from tests.browser.test_compose_accessible import AXE, RULES, RUN, script
from tests.browser.test_compose_phone import PHONE, TARGET

TEXT = "🤦 What a shit show of a week. Grateful for every nurse. Come by any weekday before noon."
PATIENT = (
    "My patient Maria Gonzalez, 54, from Cumberland, came in on Tuesday night. "
    "Her husband Luis is a firefighter. I still think of it."
)
SECRETS = ("Maria", "Gonzalez", "Cumberland", "Tuesday", "Luis", "firefighter")
APPROVED = "1 reader has approved exactly this text."
NOT_APPROVED = "Nobody has approved this text as it stands."


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


def write(page: Page, words: str) -> None:
    page.goto("/compose")
    page.locator(".cm-content").fill(words)
    page.locator(CHECKED).wait_for()


def send(page: Page, words: str, *names: str) -> str:
    """Write a draft and send it to readers; returns where its author sees it."""
    write(page, words)
    page.get_by_role("button", name="Second reader …").click()
    for name in names:
        page.get_by_label(name).check()
    page.get_by_role("button", name="Send", exact=True).click()
    page.get_by_role("heading", name="Your draft and its readers").wait_for()
    return page.url


def open_newest(page: Page) -> None:
    page.goto("/to-read/")
    # What has waited longest stands first.
    page.locator("main .drafts").first.locator("a").last.click()
    page.get_by_role("heading", name="asks you to read this").wait_for()


def choose(page: Page, words: str) -> None:
    """Choose words of the text as a mouse or a finger does."""
    page.evaluate(
        """(words) => {
            const walker = document.createTreeWalker(document.getElementById("words"), NodeFilter.SHOW_TEXT);
            while (walker.nextNode()) {
                const at = walker.currentNode.data.indexOf(words);
                if (at < 0) continue;
                getSelection().setBaseAndExtent(walker.currentNode, at, walker.currentNode, at + words.length);
                return;
            }
            throw new Error("not in one piece");
        }""",
        words,
    )


def test_by_mouse_from_the_author_to_the_reader_and_back(people: House) -> None:
    author, reader = people.as_(AUTHOR), people.as_(READER)
    at = send(author, TEXT, "Dr. Ben Okafor")
    expect(author.locator("#bar")).to_contain_text(NOT_APPROVED)

    open_newest(reader)
    choose(reader, "any weekday")
    reader.get_by_role("button", name="Speak of “any weekday”").click()
    expect(reader.get_by_label("The words you mean")).to_have_value("any weekday")
    reader.get_by_label("Your remark").fill("Reads better.")
    reader.get_by_text("Suggest other words").click()
    reader.get_by_label("Better wording for these words").fill("on any weekday")
    reader.get_by_role("button", name="Send the remark").click()
    expect(reader.locator("#remarks")).to_contain_text("Reads better.")

    author.reload()
    expect(author.locator("#remarks ins")).to_contain_text("on")
    author.get_by_role("button", name="Take it over").click()
    expect(author.locator("#words")).to_contain_text("Come by on any weekday before noon.")

    open_newest(reader)
    reader.get_by_role("button", name="Approve this text").click()
    expect(reader.locator(".messages")).to_contain_text("You have approved exactly this text")
    author.goto(at)
    expect(author.locator("#bar")).to_contain_text(APPROVED)


def test_by_keyboard_alone_a_reader_chooses_words_and_answers(people: House) -> None:
    author, reader = people.as_(AUTHOR), people.as_(READER)
    send(author, TEXT, "Dr. Ben Okafor")
    open_newest(reader)

    tab_to(reader, "#words")
    for key in ("ArrowDown", "ArrowDown", "Shift+ArrowRight"):
        reader.keyboard.press(key)
    expect(reader.locator("#chosen")).to_have_text("Chosen: Grateful for")
    reader.keyboard.press("Enter")
    expect(reader.get_by_label("Your remark")).to_be_focused()
    reader.keyboard.type("Warm.")
    tab_to(reader, "#remark > button")
    reader.keyboard.press("Enter")
    expect(reader.locator("#remarks")).to_contain_text("“Grateful for”")
    tab_to(reader, "button[value=changes-asked]")
    reader.keyboard.press("Enter")
    expect(reader.locator(".messages")).to_contain_text("you ask for changes")


def tab_to(page: Page, where: str) -> None:
    for _ in range(60):
        page.keyboard.press("Tab")
        if page.locator(where).first.evaluate("(one) => one === document.activeElement"):
            return
    raise AssertionError(f"No way by Tab to {where}.")


def test_a_change_takes_the_approval_away_and_the_text_back_brings_it_back(people: House) -> None:
    author, reader = people.as_(AUTHOR), people.as_(READER)
    at = send(author, "Flu shots are in.", "Dr. Ben Okafor")
    open_newest(reader)
    reader.get_by_role("button", name="Approve this text").click()
    reader.locator(".messages").wait_for()

    for words, number, says in (("Flu shots are out.", 2, NOT_APPROVED), ("Flu shots are in.", 3, APPROVED)):
        author.goto(at)
        author.get_by_role("button", name="Change the text").click()
        author.get_by_role("textbox", name="Your draft").fill(words)
        author.locator(CHECKED).wait_for()
        author.get_by_role("button", name=f"Save as version {number}").click()
        expect(author.locator("#bar")).to_contain_text(says)


def test_only_the_text_that_was_read_is_copied(people: House) -> None:
    author = people.as_(AUTHOR, permissions=["clipboard-read", "clipboard-write"])
    send(author, TEXT, "Dr. Ben Okafor")

    author.get_by_role("button", name="Copy", exact=True).click()
    expect(author.locator("#notice")).to_contain_text("Copied.")
    assert author.evaluate("navigator.clipboard.readText()") == TEXT

    author.evaluate("document.getElementById('words').append(' And more.')")
    author.evaluate("navigator.clipboard.writeText('before')")
    author.get_by_role("button", name="Copy", exact=True).click()
    expect(author.locator("#notice")).to_contain_text("Not copied")
    assert author.evaluate("navigator.clipboard.readText()") == "before"


def test_two_readers_at_once_lose_nothing(people: House) -> None:
    author, reader, press = people.as_(AUTHOR), people.as_(READER), people.as_(PRESS)
    at = send(author, TEXT, "Dr. Ben Okafor", "Carla Montes")
    for page in (reader, press):
        open_newest(page)
    for page, note in ((reader, "From Ben."), (press, "From Carla.")):
        page.get_by_label("Your remark").fill(note)
    for page in (reader, press):
        page.get_by_role("button", name="Send the remark").click()
        page.locator(".messages").wait_for()
    reader.get_by_role("button", name="Approve this text").click()
    press.get_by_role("button", name="Ask for changes").click()
    for page in (reader, press):
        page.locator(".messages").wait_for()

    author.goto(at)
    for words in (
        "From Ben.",
        "From Carla.",
        "Has approved exactly this text.",
        "Asks for changes (version 1).",
    ):
        expect(author.locator("main")).to_contain_text(words)


def test_once_withdrawn_an_open_page_shows_nothing_more(people: House) -> None:
    author, reader = people.as_(AUTHOR), people.as_(READER)
    send(author, TEXT, "Dr. Ben Okafor")
    open_newest(reader)
    author.get_by_role("button", name="Withdraw it").click()
    author.locator(".messages").wait_for()

    reader.get_by_role("button", name="Approve this text").click()

    expect(reader.locator("main")).to_contain_text("The draft was taken back before your answer came")
    expect(reader.locator("main")).not_to_contain_text("Grateful")
    author.reload()
    expect(author.locator("main")).to_contain_text("It came after you had taken the draft back")


def make_link(author: Page) -> tuple[str, str]:
    write(author, PATIENT)
    author.get_by_role("button", name="Second reader …").click()
    author.get_by_label("By a link that ends").check()
    author.get_by_role("button", name="Send", exact=True).click()
    expect(author.locator(".sheet")).to_contain_text("[relative, name, occupation] I still think of it.")
    author.get_by_label("What you call them").fill("My mentor")
    author.get_by_role("button", name="Make the link").click()
    author.locator("code.code").wait_for()
    return author.locator("code").first.inner_text(), author.locator("code.code").inner_text()


def test_somebody_outside_reads_on_a_telephone_and_never_sees_the_patient(people: House) -> None:
    author, outside = people.as_(AUTHOR), people.as_(None, **PHONE)
    seen: list[str] = []
    outside.on(
        "response",
        lambda answer: seen.append(answer.text()) if "/reading/" in answer.url and answer.ok else None,
    )
    link, code = make_link(author)

    outside.goto(link)
    outside.get_by_label("The code that you were told").fill(code)
    outside.get_by_role("button", name="Open").click()
    expect(outside.locator("#words")).to_contain_text("I still think of it.")
    outside.get_by_role("button", name="Approve this text").tap()
    outside.locator(".messages").wait_for()

    told = "".join(seen) + outside.content()
    assert [word for word in SECRETS if word in told] == []
    author.get_by_role("button", name="Your draft and its readers").click()
    expect(author.locator("main")).to_contain_text("what is hidden there is approved by nobody")
    expect(author.locator("#bar")).to_contain_text(NOT_APPROVED)


def pages(people: House, **circumstances: Any) -> Iterator[tuple[str, Page]]:
    """Every page of the second reader, with something on it."""
    author, reader = people.as_(AUTHOR, **circumstances), people.as_(READER, **circumstances)
    write(author, TEXT)
    asking = author.locator(".bar button[formaction]")
    if not asking.is_visible():
        # On a telephone the bar shows the main act; the others stand behind this.
        author.locator("#acts-more").click()
    asking.click()
    author.wait_for_url("**/ask")
    yield "ask", author
    author.locator("[name=readers]").first.check()
    author.locator("form[action='/second-reader/send'] button").click()
    author.wait_for_url("**/sent/*")
    at = author.url
    reader.goto("/to-read/")
    yield "to read", reader
    reader.locator("main .drafts").first.locator("a").last.click()
    reader.locator("#remark summary").click()
    reader.locator("#remark [name=words]").fill("any weekday")
    reader.locator("#remark [name=wording]").fill("on any weekday")
    reader.locator("#remark > button").click()
    reader.locator("#remarks ins").wait_for()
    reader.locator("button[value=changes-asked]").click()
    reader.locator(".messages").wait_for()
    choose(reader, "any weekday")
    reader.locator("#remark-on").wait_for()
    yield "read", reader
    author.goto(at)
    yield "draft", author
    author.locator("[name=accept]").click()
    author.wait_for_url("**/sent/*")
    author.locator(".versions[open] ins").wait_for()
    yield "draft with versions", author
    author.goto(f"{at}/outside")
    yield "what would leave", author
    author.locator("[name=make]").click()
    author.locator("code.code").wait_for()
    yield "the link", author
    outside = people.as_(None, **circumstances)
    outside.goto(author.locator("code").first.inner_text())
    yield "the code", outside
    outside.locator("[name=code]").fill(author.locator("code.code").inner_text())
    outside.locator("main form button").click()
    outside.locator("#words").wait_for()
    yield "read outside", outside
    author.goto("/sent/")
    yield "sent", author


def wrong_on(page: Page, *, is_phone: bool) -> list[str]:
    page.add_script_tag(content=script(AXE))
    found = [f"{one['id']}: {one['nodes'][0]['target']}" for one in page.evaluate(RUN, RULES)["violations"]]
    if page.evaluate("document.documentElement.scrollWidth > innerWidth"):
        found.append("wider than the screen")
    if is_phone:
        for one in page.locator(
            "main button:visible, main summary:visible, main a[role=button]:visible"
        ).all():
            box = one.bounding_box()
            if box and min(box["height"], box["width"]) < TARGET:
                found.append(f"small: {one.inner_text()}")
    return found


@pytest.mark.parametrize(
    ("locale", "scheme", "size"),
    [("en-US", "light", {}), ("es-ES", "dark", {}), ("es-ES", "light", PHONE), ("en-US", "dark", PHONE)],
    ids=["desk-light", "desk-dark", "phone-light", "phone-dark"],
)
def test_axe_finds_nothing_and_nothing_is_cut_off(
    people: House, locale: str, scheme: str, size: dict[str, Any]
) -> None:
    calm = {"reduced_motion": "reduce", "bypass_csp": True, "locale": locale, "color_scheme": scheme, **size}
    found = {name: wrong_on(page, is_phone=bool(size)) for name, page in pages(people, **calm)}

    assert {name: wrong for name, wrong in found.items() if wrong} == {}


def test_without_scripts_a_reader_answers_too(people: House) -> None:
    author, reader = people.as_(AUTHOR), people.as_(READER, java_script_enabled=False)
    send(author, TEXT, "Dr. Ben Okafor")
    open_newest(reader)

    reader.get_by_label("The words you mean").fill("any weekday")
    reader.get_by_label("Your remark").fill("Which one?")
    reader.get_by_role("button", name="Send the remark").click()
    expect(reader.locator("#remarks")).to_contain_text("Which one?")
    reader.get_by_role("button", name="Approve this text").click()
    expect(reader.locator(".messages")).to_contain_text("You have approved exactly this text")
