"""The institution's guidance: previewed and put in force by mouse, by keyboard alone, and read on a telephone."""

from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.officers import PHONE, Institution, findings, served, too_wide
from tests.server.policies.packs import FIGURE, GOOD, clause

TARGET = 24  # pixels; WCAG 2.2, 2.5.8


@pytest.fixture(scope="module")
def institution(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Institution]:
    with served(browser, tmp_path_factory.mktemp("institution")) as one:
        yield one


@pytest.fixture(autouse=True)
def nothing_to_complain_of(institution: Institution) -> Iterator[None]:
    yield
    assert institution.complaints == []
    for context in institution.browser.contexts:
        context.close()


def tab_to(page: Page, name: str) -> None:
    """Press Tab until something of this name has the focus."""
    for _ in range(120):
        page.keyboard.press("Tab")
        if (
            page.evaluate("() => (document.activeElement.labels?.[0] ?? document.activeElement).innerText")
            == name
        ):
            return
    pytest.fail(f"Tab never reaches {name!r}.")


def test_a_pack_is_chosen_as_a_file_previewed_and_put_in_force(institution: Institution) -> None:
    page = institution.page("/guidance/")
    page.get_by_role("button", name="Change the guidance").click()
    file: Any = {"name": "pack.toml", "mimeType": "application/toml", "buffer": GOOD.encode()}
    page.get_by_label("Or a file").set_input_files(file)
    page.get_by_label("Drafts of your own").fill(FIGURE)
    page.get_by_role("button", name="Show what would change").click()
    expect(page.get_by_role("heading", name="example drafts would change verdict")).to_be_in_viewport()
    expect(page.locator("mark", has_text="Nine in ten").first).to_be_visible()
    page.get_by_role("button", name="Put in force").click()

    expect(page.get_by_role("heading", name="Harbor Lantern Hospital: Online conduct")).to_be_visible()
    expect(page.get_by_role("cell", name="in force", exact=True)).to_be_visible()


def test_a_check_names_the_institution_at_once(institution: Institution) -> None:
    page = institution.page("/compose")
    page.locator(".cm-content").fill(FIGURE)

    expect(page.locator(".card", has_text="Harbor Lantern Hospital").first).to_be_attached()


def test_by_keyboard_alone(institution: Institution) -> None:
    page = institution.page("/guidance/change")
    tab_to(page, "Your own pack (TOML)")
    page.keyboard.press("Control+A")
    page.keyboard.insert_text(GOOD.replace("version = 1", "version = 2"))
    tab_to(page, "Show what would change")
    page.keyboard.press("Enter")
    expect(page.locator("#preview")).to_be_focused()
    tab_to(page, "Put in force")
    page.keyboard.press("Enter")

    expect(page.get_by_role("cell", name="harbor-lantern@2")).to_be_visible()


def test_one_goes_back_to_an_earlier_choice(institution: Institution) -> None:
    page = institution.page("/guidance/")
    page.get_by_role("link", name="Go back to it").first.click()
    page.get_by_role("button", name="Show what would change").click()
    page.get_by_role("button", name="Put in force").click()

    expect(
        page.get_by_role("row", name="in force").get_by_role("cell", name="harbor-lantern@1")
    ).to_be_visible()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("size", [{}, PHONE], ids=["desk", "phone"])
def test_a_pack_that_would_silence_is_refused_with_line_and_reason(
    institution: Institution, scheme: str, size: dict[str, Any]
) -> None:
    page = institution.page("/guidance/change", bypass_csp=True, color_scheme=scheme, **size)
    page.get_by_label("Your own pack (TOML)").fill(clause("Staff may not criticise the hospital online."))
    page.get_by_role("button", name="Show what would change").click()

    expect(page.get_by_role("alert")).to_contain_text("criticism of the employer")
    expect(page.get_by_role("alert")).to_contain_text("Line 15")
    assert (findings(page), too_wide(page)) == ([], 0)


@pytest.mark.parametrize(("scheme", "locale"), [("light", "en-US"), ("dark", "es-ES")])
@pytest.mark.parametrize("size", [{}, PHONE], ids=["desk", "phone"])
def test_axe_finds_nothing_and_nothing_is_cut_off(
    institution: Institution, scheme: str, locale: str, size: dict[str, Any]
) -> None:
    page = institution.page("/guidance/", bypass_csp=True, color_scheme=scheme, locale=locale, **size)
    found = [findings(page), too_wide(page)]
    page.goto("/guidance/1")
    found += [findings(page), too_wide(page)]
    page.goto("/guidance/change")
    page.locator("#id_drafts").fill("Project Lighthouse opens in May.")
    page.locator("button[value=preview]").click()
    page.locator("#outcome").wait_for()
    found += [findings(page), too_wide(page)]

    assert found == [[], 0] * 3


def test_what_is_tapped_is_large_enough(institution: Institution) -> None:
    page = institution.page("/guidance/change", **PHONE)
    small = [
        element.evaluate("one => one.outerHTML.slice(0, 80)")
        for element in page.locator("main button:visible, main label:has(input):visible").all()
        if (box := element.bounding_box()) and box["height"] < TARGET
    ]

    assert small == []
