"""A patient from the first entry to the proof that something was taken down: by mouse, by keyboard, on a telephone."""

import re
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.readers import AUTHOR, PRESS, House, house
from tests.browser.test_compose_accessible import AXE, findings, script
from tests.browser.test_compose_phone import PHONE

NAME = "Maria Gonzalez"
SCAR = "Two photos of the scar on the left hand, of January 2026"
WHERE = "https://social.example/@hill/1"
RECORD = re.compile(r"/patients/records/[0-9a-f-]{36}$")
PATIENT = re.compile(r"/patients/[0-9a-f-]{36}$")


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


def put_on_file(page: Page, name: str = NAME) -> str:
    """Put a patient on file; returns where the patient is."""
    page.goto("/patients/new")
    page.get_by_label("Name", exact=True).fill(name)
    page.get_by_label("E-mail addresses and telephone numbers").fill("maria@example.org\n401-555-0101 *")
    page.get_by_role("button", name="Put on file").click()
    page.wait_for_url(PATIENT)
    return page.url


def fill_in(page: Page, at: str) -> None:
    """Fill in a permission to publish, up to the signature."""
    page.goto(f"{at}/permission")
    page.get_by_role("checkbox", name="The story of the illness").check()
    page.locator("[name=description]").fill(SCAR)
    page.locator("[name=disclosers]").fill("Hill Practice")
    page.locator("[name=recipients]").fill("Everybody on the web")
    page.get_by_role("checkbox", name="Instagram").check()
    page.locator("[name=purposes]").first.check()
    page.locator("[name=expires]").fill((datetime.now(UTC).date() + timedelta(days=20)).isoformat())


def signed(page: Page, at: str) -> str:
    """Have a permission signed by a typed name; returns where the record is."""
    fill_in(page, at)
    page.get_by_label("Or type the whole name").fill(NAME)
    page.get_by_role("button", name="Put on file").click()
    page.wait_for_url(RECORD)
    return page.url


def test_a_permission_is_signed_with_a_finger_on_a_tablet(people: House) -> None:
    page = people.as_(AUTHOR, viewport={"width": 800, "height": 1100}, has_touch=True)
    at = put_on_file(page)
    fill_in(page, at)
    page.locator("#pad").scroll_into_view_if_needed()
    box = page.locator("#pad").bounding_box()
    assert box
    page.mouse.move(box["x"] + 40, box["y"] + 60)
    page.mouse.down()
    page.mouse.move(box["x"] + 200, box["y"] + 30, steps=4)
    page.mouse.up()
    page.get_by_role("button", name="Put on file").click()
    page.wait_for_url(RECORD)

    expect(page.get_by_role("link", name="image/png")).to_be_visible()
    expect(page.get_by_role("main")).to_contain_text("Instagram")


def test_by_keyboard_alone_a_name_is_the_signature(people: House) -> None:
    page = people.as_(AUTHOR)
    at = put_on_file(page)
    fill_in(page, at)
    page.get_by_role("button", name="Clear the drawing").focus()
    page.keyboard.press("Tab")
    page.keyboard.type(NAME)
    page.keyboard.press("Enter")
    page.wait_for_url(RECORD)

    expect(page.get_by_role("main")).to_contain_text("Yes: Instagram")


def test_what_is_missing_is_told_and_what_was_filled_in_stays(people: House) -> None:
    page = people.as_(AUTHOR)
    fill_in(page, put_on_file(page))
    page.get_by_role("button", name="Put on file").click()

    expect(page.get_by_role("alert")).to_contain_text("Signature")
    expect(page.locator("[name=description]")).to_have_value(SCAR)
    expect(page.get_by_role("checkbox", name="Instagram")).to_be_checked()


@pytest.mark.parametrize("size", [{}, PHONE], ids=["desk", "phone"])
def test_from_what_relied_on_it_to_the_proof_that_it_is_gone(people: House, size: dict[str, Any]) -> None:
    page = people.as_(AUTHOR, **size)
    record = signed(page, put_on_file(page))
    page.get_by_label("Where it stands").fill(WHERE)
    page.get_by_role("button", name="Note that it was published").click()
    page.get_by_text("The patient takes it back").click()
    page.get_by_role("button", name="Revoke").click()
    expect(page.get_by_role("status")).to_contain_text("To take down: 1")
    page.goto("/contact/today")
    task = page.locator(".relied > li", has_text=NAME).last
    task.get_by_label("What shows it").fill("The address answers 404, looked at today.")
    task.get_by_role("button", name="It is taken down").click()
    page.wait_for_url(record)

    expect(page.get_by_role("main")).to_contain_text("answers 404")
    expect(page.get_by_role("main")).to_contain_text("Ended on")


def test_a_consent_counts_once_the_address_is_confirmed(people: House) -> None:
    page = people.as_(AUTHOR)
    page.goto(f"{put_on_file(page)}/consent")
    page.get_by_role("radio", name="E-mail").check()
    page.locator("[name=address]").fill("Maria@Example.org")
    page.locator("[name=content]").first.check()
    page.locator("[name=wants_unencrypted]").first.check()
    page.get_by_label("Or type the whole name").fill(NAME)
    page.get_by_role("button", name="Put on file").click()
    page.wait_for_url(RECORD)
    page.get_by_role("button", name="I have asked").click()
    expect(page.get_by_role("main")).not_to_contain_text("Yes:")
    page.get_by_role("button", name="The patient confirmed").click()

    expect(page.get_by_role("main")).to_contain_text("Yes: Visits, bills and forms")


def test_a_patient_is_found_and_no_word_of_it_stands_in_an_address(people: House) -> None:
    page = people.as_(AUTHOR)
    put_on_file(page, "Zephyrine Montes")
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto("/patients/")
    page.get_by_label("Name, address or number").fill("zephyrine")
    page.get_by_role("button", name="Look").click()
    page.get_by_role("link", name="Zephyrine Montes").first.click()
    page.wait_for_url(PATIENT)

    assert [url for url in asked if "ephyrine" in url] == []
    assert "ephyrine" not in page.title()


def test_who_does_not_treat_has_no_such_pages(people: House) -> None:
    page = people.as_(PRESS)
    page.goto("/compose")

    expect(page.get_by_role("link", name="Patients")).to_have_count(0)
    assert page.goto("/patients/").status == 403  # type: ignore[union-attr]  # it was asked


@pytest.mark.parametrize(("scheme", "locale"), [("light", "en-US"), ("dark", "es-ES")])
@pytest.mark.parametrize("size", [{}, PHONE], ids=["desk", "phone"])
def test_axe_finds_nothing_and_nothing_is_cut_off(
    people: House, scheme: str, locale: str, size: dict[str, Any]
) -> None:
    writer = people.as_(AUTHOR)
    at = put_on_file(writer)
    record = signed(writer, at)
    writer.get_by_label("Where it stands").fill(WHERE)
    writer.get_by_role("button", name="Note that it was published").click()
    page = people.as_(
        AUTHOR,
        reduced_motion="reduce",
        bypass_csp=True,
        locale=locale,
        color_scheme=scheme,
        **{name: value for name, value in size.items() if name != "reduced_motion"},
    )
    wrong = {}
    for path in (
        "/patients/",
        at,
        record,
        f"{at}/permission",
        f"{at}/consent",
        f"{at}/change",
        "/contact/today",
    ):
        page.goto(path)
        page.evaluate("document.querySelectorAll('main details').forEach((one) => { one.open = true; })")
        page.add_script_tag(content=script(AXE))
        found = findings(page)
        if found or page.evaluate("document.documentElement.scrollWidth > innerWidth"):
            wrong[path.rpartition("/")[2]] = found or ["wider than the window"]

    assert wrong == {}
