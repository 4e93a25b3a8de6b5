"""A real server of one person, and a real browser that has come in by its link."""

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, sync_playwright

from tests.server.publishing.platforms import Platforms, platforms

BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
LINK = re.compile(r"(http://127\.0\.0\.1:\d+)/enter/\S+")
CHECKED = "#bar:not([data-verdict=none]):not([aria-busy])"
PATIENCE = 20_000  # milliseconds; the first check of a process loads the reader

# The keyring of whoever runs the tests is left alone; the server asks for a passphrase instead.
NO_KEYRING = {"PYTHON_KEYRING_BACKEND": "keyring.backends.fail.Keyring"}

OpenPage = Callable[..., Page]


@pytest.fixture(scope="package")
def browser() -> Iterator[Browser]:
    """The browser of this machine.

    For this folder alone: while its driver's loop runs, Django lets no test near a database.
    """
    program = next((found for name in BROWSERS if (found := shutil.which(name))), None)
    if program is None:
        pytest.fail("No Chromium found. Run: make test, which installs what the tests of the pages need.")
    with sync_playwright() as driver:
        # As root, Chromium does not start with its sandbox; it opens nothing but our own pages here.
        browser = driver.chromium.launch(executable_path=program, args=["--no-sandbox"])
        yield browser
        browser.close()


@pytest.fixture(scope="package")
def platforms_here(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Platforms]:
    """Mastodon and Bluesky on this machine."""
    with platforms(tmp_path_factory.mktemp("platforms")) as there:
        yield there


@pytest.fixture(scope="package")
def link(tmp_path_factory: pytest.TempPathFactory, platforms_here: Platforms) -> Iterator[str]:
    """The link that a server prints when it starts."""
    command = (str(Path(sys.executable).with_name("bedside")), "serve", "--no-browser")
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("BEDSIDE_", "DJANGO_"))}
    own = {
        "BEDSIDE_DATA": str(tmp_path_factory.mktemp("data")),
        "BEDSIDE_LOCAL_HOSTS": "localhost",
        "SSL_CERT_FILE": str(platforms_here.certificate),
    }
    with subprocess.Popen(
        command, env={**kept, **NO_KEYRING, **own}, stdout=subprocess.PIPE, text=True
    ) as server:
        printed = server.stdout or ()
        yield next(found[0] for line in printed if (found := LINK.search(line)))
        server.terminate()


@pytest.fixture(scope="package")
def signed_in(browser: Browser, link: str) -> Any:
    """What the browser keeps once it has come in."""
    context = browser.new_context()
    page = context.new_page()
    page.goto(link)
    if "/enter/" in page.url:
        page.get_by_role("button").first.click()
    state = context.storage_state()
    context.close()
    return state


@pytest.fixture
def open_page(browser: Browser, link: str, signed_in: Any) -> Iterator[OpenPage]:
    """Opens a page in a browser of its own; whatever the browser complains of fails the test."""
    contexts: list[BrowserContext] = []
    complaints: list[str] = []
    origin = link.partition("/enter/")[0]

    def open_in(path: str = "/compose", **circumstances: Any) -> Page:
        usual: dict[str, Any] = {"viewport": {"width": 1280, "height": 860}, "locale": "en-US"}
        context = browser.new_context(base_url=origin, storage_state=signed_in, **{**usual, **circumstances})
        contexts.append(context)
        context.set_default_timeout(PATIENCE)
        page = context.new_page()
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.on("console", lambda said: complaints.append(said.text) if _is_complaint(said) else None)
        page.goto(path)
        return page

    yield open_in
    for context in contexts:
        context.close()
    assert complaints == []


def _is_complaint(said: ConsoleMessage) -> bool:
    # That an answer was a failure is for the page to show; the tests that ask for one look there.
    return said.type == "error" and not said.text.startswith("Failed to load resource")


@pytest.fixture
def compose(open_page: OpenPage) -> Page:
    """The page where a post is written, on a desk."""
    return open_page()


def write(page: Page, words: str) -> None:
    """Write a draft and wait for its report."""
    page.get_by_role("textbox", name="Your draft").fill(words)
    checked(page)


def checked(page: Page) -> None:
    """Wait for the report on what stands in the editor."""
    page.wait_for_timeout(150)  # the pause in typing, before which no check has begun
    page.locator(CHECKED).wait_for()


def press(page: Page, name: str) -> None:
    """Press one of the acts, which on a telephone may stand behind the button for more."""
    act = page.locator("#acts").get_by_role("button", name=name, exact=True)
    more = page.locator("#acts-more")
    if not act.is_visible() and more.is_visible():
        more.click()
    act.click()


def draft(page: Page) -> str:
    """The words in the editor."""
    lines = page.locator(".cm-line").all_inner_texts()
    return "\n".join(line.rstrip("\n") for line in lines)
