"""Nothing of a draft stays in the browser, and the worker hands a shared text over once."""

from playwright.sync_api import Page, expect

from tests.browser.conftest import OpenPage, draft, write

CANARY = "quillonberry"
# Everything that a page can keep, as one text.
KEPT = """async () => {
  const caches_ = await Promise.all((await caches.keys()).map(async (name) => {
    const cache = await caches.open(name);
    const words = async (asked) => asked.url + (await (await cache.match(asked)).text());
    return Promise.all((await cache.keys()).map(words));
  }));
  const databases = await indexedDB.databases();
  return JSON.stringify([caches_, databases, {...localStorage}, {...sessionStorage}, document.cookie, location.href]);
}"""


def worked(page: Page) -> None:
    """Wait until the worker serves the page."""
    page.evaluate("() => navigator.serviceWorker.ready.then(() => null)")
    page.reload()


def test_the_browser_keeps_the_shell_and_no_word(open_page: OpenPage) -> None:
    page = open_page(service_workers="allow")
    worked(page)
    write(page, f"What a shit show, says {CANARY}.")
    page.reload()
    page.get_by_role("textbox", name="Your draft").wait_for()
    kept = str(page.evaluate(KEPT))

    assert "compose.js" in kept
    assert "/compose/offline" in kept
    assert CANARY not in kept
    assert CANARY not in draft(page)


def test_a_shared_text_is_handed_over_once(open_page: OpenPage) -> None:
    page = open_page(service_workers="allow")
    worked(page)
    share = """(words) => {
      const form = document.createElement('form');
      form.method = 'post';
      form.enctype = 'multipart/form-data';
      form.action = '/compose/shared';
      form.append(Object.assign(document.createElement('input'), {name: 'text', value: words}));
      document.body.append(form);
      form.submit();
    }"""
    page.evaluate(share, f"Shared {CANARY}")
    expect(page.locator(".cm-line")).to_have_text(f"Shared {CANARY}")

    assert CANARY not in page.url
    page.goto("/compose?shared")
    page.get_by_role("textbox", name="Your draft").wait_for()
    assert CANARY not in draft(page)


def test_where_bedside_does_not_answer_the_app_says_so(open_page: OpenPage) -> None:
    page = open_page(service_workers="allow")
    worked(page)
    page.context.set_offline(True)
    page.context.route("**/compose", lambda route: route.abort())
    page.goto("/compose")

    expect(page.get_by_role("heading", name="Bedside does not answer")).to_be_visible()
    page.context.set_offline(False)


def test_dark_or_light_is_chosen_and_remembered(open_page: OpenPage) -> None:
    page = open_page(color_scheme="light")
    page.get_by_role("button", name="Dark").click()
    page.reload()

    expect(page.get_by_role("button", name="Dark")).to_have_attribute("aria-pressed", "true")
    assert (
        page.evaluate("() => getComputedStyle(document.documentElement).backgroundColor") == "rgb(18, 22, 28)"
    )
