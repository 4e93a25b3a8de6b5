"""Pictures are dropped, pasted or chosen; they are shown here, described, and never leave the page."""

import json
import struct
import zlib
from collections.abc import Iterator
from hashlib import sha256
from typing import Any

import pytest
from playwright.sync_api import FileChooser, Page, Request, expect

from tests.browser.conftest import CHECKED, OpenPage, checked, write
from tests.browser.test_compose_accessible import AXE, findings, script
from tests.browser.test_compose_phone import PHONE
from tests.browser.test_kept import keep, opened

__all__ = ["opened"]  # whoever keeps a draft here has a passphrase

TEXT = "Six weeks after the operation."
NAME = "quillonberry-hip.png"
GIVE = """([name, bytes]) => {
  const file = new File([new Uint8Array(bytes)], name, {type: name.endsWith('.txt') ? 'text/plain' : 'image/png'});
  const transfer = new DataTransfer();
  transfer.items.add(file);
  return transfer;
}"""


def png(shade: int = 90) -> bytes:
    """A picture of one colour."""
    row = b"\0" + bytes((shade, 120, 160)) * 64
    parts = (
        (b"IHDR", struct.pack(">IIBBBBB", 64, 48, 8, 2, 0, 0, 0)),
        (b"IDAT", zlib.compress(row * 48)),
        (b"IEND", b""),
    )
    chunks = (
        struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
        for kind, data in parts
    )
    return b"\x89PNG\r\n\x1a\n" + b"".join(chunks)


@pytest.fixture
def sent(compose: Page) -> list[Request]:
    """Whatever the page sends."""
    asked: list[Request] = []
    compose.on("request", lambda request: asked.insert(len(asked), request))
    return asked


def choose(page: Page, *, name: str = NAME, shade: int = 90) -> None:
    """Choose a picture as from a folder."""
    page.locator("#picture-file").set_input_files(
        {"name": name, "mimeType": "image/png", "buffer": png(shade)}
    )
    page.locator(".picture img").first.wait_for()


def drop(page: Page, how: str, name: str, content: bytes) -> None:
    """Drop or paste a file over the words."""
    transfer = page.evaluate_handle(GIVE, [name, list(content)])
    into = "dataTransfer" if how == "drop" else "clipboardData"
    script = """([transfer, how, into]) => {
      const over = document.querySelector('.cm-content');
      const made = how === 'drop' ? DragEvent : ClipboardEvent;
      over.dispatchEvent(new made(how, {[into]: transfer, bubbles: true, cancelable: true}));
    }"""
    page.evaluate(script, [transfer, how, into])


def attachments(sent: list[Request]) -> Iterator[list[dict[str, Any]]]:
    for request in sent:
        if request.url.endswith("/compose/check"):
            yield json.loads(request.post_data or "{}").get("attachments", [])


def test_the_check_goes_by_what_is_said_of_a_picture(compose: Page) -> None:
    write(compose, TEXT)
    choose(compose)
    compose.get_by_label("What it shows").fill("a patient's hip on an X-ray")
    compose.get_by_label("The patient's permission").select_option("none")
    compose.locator("#bar[data-verdict=hold]").wait_for()
    compose.get_by_label("The patient's permission").select_option("on-file")

    compose.locator("#bar[data-verdict=post]").wait_for()


def test_its_bytes_and_its_name_never_leave_the_page(compose: Page, sent: list[Request]) -> None:
    write(compose, TEXT)
    choose(compose)
    compose.get_by_label("Alternative text").fill("A grey rectangle.")
    keep(compose)
    checked(compose)

    bodies = [request.post_data_buffer or b"" for request in sent]
    assert [body for body in bodies if b"PNG" in body or NAME.encode() in body or b"IDAT" in body] == []
    assert not [one for one in sent if NAME in one.url]
    assert all(request.method == "GET" or request.url.endswith(("/check", "/keep")) for request in sent)
    assert list(attachments(sent))[-1] == [
        {"type": "photo", "alt": "A grey rectangle.", "sha256": sha256(png()).hexdigest()}
    ]


@pytest.mark.parametrize("how", ["drop", "paste"])
def test_it_is_dropped_or_pasted_and_the_words_stay_as_they_are(compose: Page, how: str) -> None:
    write(compose, TEXT)
    drop(compose, how, NAME, png())

    expect(compose.locator(".picture img")).to_be_visible()
    expect(compose.locator(".cm-line")).to_have_text(TEXT)
    # Whoever adds a picture is asked what it shows.
    expect(compose.get_by_label("What it shows")).to_be_focused()


def test_what_is_no_picture_is_not_taken(compose: Page) -> None:
    write(compose, TEXT)
    drop(compose, "drop", "notes.txt", b"canary")

    expect(compose.locator("#picture-said")).to_have_text("Only pictures can be added.")
    expect(compose.locator(".cm-line")).to_have_text(TEXT)


def test_the_same_picture_stands_there_once(compose: Page) -> None:
    choose(compose)
    choose(compose)
    choose(compose, shade=10)

    expect(compose.locator(".picture")).to_have_count(2)


def test_by_keyboard_it_is_added_and_removed_and_the_cursor_is_never_lost(compose: Page) -> None:
    write(compose, TEXT)
    compose.get_by_role("button", name="Add pictures").focus()
    chosen: list[FileChooser] = []
    compose.on("filechooser", lambda chooser: chosen.insert(0, chooser))
    expect(compose.get_by_role("button", name="Add pictures")).to_be_focused()
    compose.keyboard.press("Enter")
    compose.wait_for_timeout(500)
    chosen[0].set_files({"name": NAME, "mimeType": "image/png", "buffer": png()})
    expect(compose.get_by_label("What it shows")).to_be_focused()
    for _ in range(3):
        compose.keyboard.press("Tab")
    expect(compose.get_by_role("button", name="Remove: Picture 1")).to_be_focused()
    compose.keyboard.press("Enter")

    expect(compose.locator(".picture")).to_have_count(0)
    expect(compose.locator("#picture-said")).to_have_text("Picture removed.")
    expect(compose.get_by_role("button", name="Add pictures")).to_be_focused()


def test_a_picture_alone_is_checked(compose: Page) -> None:
    choose(compose)
    compose.get_by_label("What it shows").fill("a patient's hip on an X-ray")

    compose.locator(f"{CHECKED}[data-verdict=hold]").wait_for()


def test_a_kept_draft_knows_what_was_said_and_the_picture_again(open_page: OpenPage) -> None:
    page = open_page()
    write(page, TEXT)
    choose(page)
    page.get_by_label("What it shows").fill("a hip")
    keep(page)
    page.reload()

    expect(page.get_by_label("What it shows")).to_have_value("a hip")
    expect(page.locator(".picture img")).to_have_count(0)
    choose(page)
    expect(page.locator(".picture")).to_have_count(1)
    expect(page.get_by_label("What it shows")).to_have_value("a hip")


def test_axe_finds_nothing_and_nothing_reaches_over_the_edge(open_page: OpenPage) -> None:
    for circumstances in (PHONE, {**PHONE, "color_scheme": "dark"}, {}):
        page = open_page(bypass_csp=True, **circumstances)
        write(page, TEXT)
        choose(page)
        page.add_script_tag(content=script(AXE))

        assert findings(page) == []
        assert page.evaluate("() => document.documentElement.scrollWidth <= innerWidth")
        page.context.close()
