"""The institution's numbers: plots with their table, a month, taking them out, switching the counting."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, expect

from tests.browser.officers import PHONE, Institution, findings, served, too_wide


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


@pytest.mark.parametrize(("scheme", "locale"), [("light", "en-US"), ("dark", "es-ES")])
@pytest.mark.parametrize("size", [{}, PHONE], ids=["desk", "phone"])
def test_axe_finds_nothing_and_nothing_is_cut_off(
    institution: Institution, scheme: str, locale: str, size: dict[str, Any]
) -> None:
    page = institution.page("/numbers/", bypass_csp=True, color_scheme=scheme, locale=locale, **size)
    found = [findings(page), too_wide(page)]
    page.locator(".figure tbody a").first.click()
    page.locator(".part").first.wait_for()
    found += [findings(page), too_wide(page)]

    assert found == [[], 0] * 2


@pytest.mark.parametrize("size", [{}, PHONE], ids=["desk", "phone"])
def test_the_letters_of_a_plot_can_be_read_and_do_not_touch(
    institution: Institution, size: dict[str, Any]
) -> None:
    page = institution.page("/numbers/", **size)
    touching = page.evaluate(
        """() => [...document.querySelectorAll("svg.bars")].flatMap((svg) => {
            const boxes = [...svg.querySelectorAll("text.number")].map((one) => one.getBoundingClientRect());
            return boxes.filter((box, at) => box.height < 8 || (at && box.left < boxes[at - 1].right)).length || [];
        })"""
    )

    assert touching == []


def test_a_concern_is_chosen_by_keyboard(institution: Institution) -> None:
    page = institution.page("/numbers/")
    page.get_by_label("Concern").focus()
    page.keyboard.type("Swearing")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")

    expect(page.locator("figcaption", has_text="Swearing")).to_be_visible()
    assert page.locator("figure svg[role=img]").count() == page.locator("figcaption").count()


def test_the_numbers_are_taken_out_and_the_ledger_says_so(institution: Institution, tmp_path: Path) -> None:
    page = institution.page("/numbers/")
    with page.expect_download() as begun:
        page.get_by_role("button", name="Take out all numbers").click()
    begun.value.save_as(tmp_path / "numbers.csv")
    page.goto("/ledger/")

    assert (
        (tmp_path / "numbers.csv").read_text("utf-8").startswith("month,counted_from,what,codes,units,days\n")
    )
    expect(page.get_by_role("cell", name="Took out data").first).to_be_visible()


def test_an_author_reads_that_checks_are_counted_until_they_are_not(institution: Institution) -> None:
    page = institution.page("/compose")
    expect(page.locator(".privacy")).to_contain_text("never of fewer than five people")
    page.goto("/numbers/")
    page.get_by_text("Switch the counting off").click()
    page.get_by_role("button", name="Count no more").click()
    expect(page.get_by_role("status")).to_contain_text("no longer counted")
    page.goto("/compose")

    expect(page.locator(".privacy")).not_to_contain_text("five people")
