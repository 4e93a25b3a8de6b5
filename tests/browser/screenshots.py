"""Takes the screenshots of the documentation: `python -m tests.browser.screenshots`."""

import shutil
import sys
import tempfile
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

from tests.browser.conftest import BROWSERS, CHECKED
from tests.browser.readers import AUTHOR, READER, House, house
from tests.browser.test_compose_phone import PHONE
from tests.browser.test_contact import CHEST, REFILL
from tests.browser.test_patients import WHERE, put_on_file, signed
from tests.house.tree import ROOT

IMAGES = ROOT / "docs" / "how-to" / "images"
TEXT = (
    "What a shit show of a week. Grateful for every nurse on nights. Nine in ten sore throats need no antibiotic, "
    "so please ask before you take one."
)
PATIENT = (
    "My patient Maria Gonzalez, 54, from Cumberland, came in on Tuesday night. Her husband Luis is a firefighter. "
    "I still think of it, and of those who stayed with her."
)


def taken(page: Page, name: str) -> None:
    """Take what is in sight."""
    page.screenshot(path=IMAGES / f"second-reader-{name}.png", animations="disabled")


def asking(page: Page, words: str, choice: str) -> None:
    """Write a draft and send it to whom the choice says."""
    page.goto("/compose")
    page.locator(".cm-content").fill(words)
    page.locator("[name=platform]").select_option("x")
    page.locator(CHECKED).wait_for()
    page.locator(".bar button[formaction]").click()
    page.get_by_label(choice).check()
    page.get_by_role("button", name="Send", exact=True).click()
    page.wait_for_url("**/sent/**")


def second_reader(served: House) -> None:
    """An author, a reader on a telephone, and what would leave."""
    author = served.as_(AUTHOR, viewport={"width": 1280, "height": 860})
    reader = served.as_(READER, **PHONE)
    asking(author, TEXT, "Dr. Ben Okafor")
    at = author.url
    reader.goto("/to-read/")
    reader.locator("main .drafts a").first.click()
    reader.locator("#words").focus()
    for key in ("ArrowDown", "ArrowDown", "Shift+ArrowRight", "Shift+ArrowRight"):
        reader.keyboard.press(key)
    reader.locator("#remark-on").wait_for()
    taken(reader, "phone")
    reader.keyboard.press("Enter")
    reader.locator("#remark summary").click()
    reader.locator("#remark [name=wording]").fill("Thank you to every")
    reader.locator("#remark [name=note]").fill("Warmer, I think.")
    reader.locator("#remark > button").click()
    reader.locator(".messages").wait_for()
    author.goto(at)
    taken(author, "author")
    asking(author, PATIENT, "By a link that ends")
    taken(author, "outside")


def contact(served: House) -> None:
    """A message that belongs elsewhere, and an emergency, on a telephone."""
    for name, words in (("phone", REFILL), ("emergency", CHEST)):
        page = served.as_(AUTHOR, **PHONE)
        page.goto("/contact/arrived")
        page.locator("[name=content]").fill(words)
        page.locator("#answer [data-look]").wait_for()
        page.get_by_role("link", name="See").click()
        page.screenshot(path=IMAGES / f"contact-{name}.png", animations="disabled")


def authorizations(served: House) -> None:
    """A patient with a permission, and the page of the day, on a telephone."""
    writer, page = served.as_(AUTHOR), served.as_(AUTHOR, **PHONE)
    at = put_on_file(writer)
    record = signed(writer, at)
    page.goto(at)
    page.locator(".record").scroll_into_view_if_needed()
    page.screenshot(path=IMAGES / "authorizations-patient.png", animations="disabled")
    writer.goto(record)
    writer.get_by_label("Where it stands").fill(WHERE)
    writer.get_by_role("button", name="Note that it was published").click()
    writer.get_by_text("The patient takes it back").click()
    writer.get_by_role("button", name="Revoke").click()
    signed(writer, put_on_file(writer, "Ana Ruiz"))
    page.goto("/contact/today")
    page.locator("main h1").scroll_into_view_if_needed()
    page.screenshot(path=IMAGES / "authorizations-today.png", full_page=True, animations="disabled")


def main() -> int:
    """Take them all."""
    IMAGES.mkdir(exist_ok=True)
    with sync_playwright() as driver, tempfile.TemporaryDirectory() as folder:
        program = next(found for name in BROWSERS if (found := shutil.which(name)))
        browser = driver.chromium.launch(executable_path=program, args=["--no-sandbox"])
        with house(browser, Path(folder)) as served:
            second_reader(served)
            contact(served)
            authorizations(served)
        browser.close()
    return 0


if __name__ == "__main__":
    sys.exit(main())
