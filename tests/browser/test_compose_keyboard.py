"""By keyboard alone: from mark to mark, a fix, and out of the editor again."""

from playwright.sync_api import Page, expect

from tests.browser.conftest import checked, draft, write

TEXT = "What a shit show. Grateful for every nurse. Nine in ten sore throats need no antibiotic."


def selected(page: Page) -> str:
    return str(page.evaluate("() => getSelection().toString()"))


def test_f8_goes_to_the_next_mark_and_shift_f8_back(compose: Page) -> None:
    write(compose, TEXT)
    compose.keyboard.press("Control+Home")
    compose.keyboard.press("F8")
    assert selected(compose) == "shit show"
    compose.keyboard.press("F8")
    assert selected(compose) == "Nine in ten sore throats"
    compose.keyboard.press("F8")
    assert selected(compose) == "shit show"
    compose.keyboard.press("Shift+F8")
    assert selected(compose) == "Nine in ten sore throats"


def test_each_step_says_which_mark_it_is(compose: Page) -> None:
    write(compose, TEXT)
    compose.keyboard.press("Control+Home")
    compose.keyboard.press("F8")

    expect(compose.locator(".cm-announced")).to_contain_text("Revise: Swearing. This is a swear word. 1 of 2")
    expect(compose.locator(".card.is-meant")).to_contain_text("Swearing")


def test_f8_works_from_anywhere_in_the_page(compose: Page) -> None:
    write(compose, TEXT)
    compose.keyboard.press("Control+Home")
    compose.get_by_role("button", name="Copy").focus()
    compose.keyboard.press("F8")

    assert selected(compose) == "shit show"


def test_a_key_takes_the_first_fix_and_another_takes_it_back(compose: Page) -> None:
    write(compose, TEXT)
    compose.keyboard.press("Control+Home")
    compose.keyboard.press("F8")
    compose.keyboard.press("Control+.")
    checked(compose)
    assert draft(compose).startswith("What a mess.")

    compose.keyboard.press("Control+z")
    assert draft(compose) == TEXT


def test_tab_leaves_the_editor(compose: Page) -> None:
    write(compose, TEXT)
    compose.keyboard.press("Tab")

    expect(compose.get_by_role("button", name="Keyboard")).to_be_focused()


def test_enter_and_select_all_do_what_they_say(compose: Page) -> None:
    editor = compose.get_by_role("textbox", name="Your draft")
    editor.press_sequentially("one")
    editor.press("Enter")
    editor.press_sequentially("two")
    assert draft(compose) == "one\ntwo"

    editor.press("Control+a")
    editor.press("Delete")
    assert draft(compose).strip() in {"", "Write here. Nothing is kept unless you press Keep."}


def test_focus_stays_among_the_cards_after_a_fix(compose: Page) -> None:
    write(compose, TEXT)
    compose.get_by_role("button", name="Write 'mess'").focus()
    compose.keyboard.press("Enter")
    expect(compose.locator("#bar")).to_contain_text("Good to post")

    expect(compose.locator(".card")).to_have_count(1)
    assert compose.evaluate("() => document.activeElement.closest('.card') !== null")


def test_the_shortcuts_are_listed(compose: Page) -> None:
    compose.get_by_role("button", name="Keyboard").click()
    panel = compose.get_by_role("dialog", name="Keyboard")

    expect(panel).to_contain_text("Next mark")
    compose.keyboard.press("Escape")
    expect(panel).to_be_hidden()
