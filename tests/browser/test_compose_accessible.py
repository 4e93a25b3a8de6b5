"""axe finds nothing on the page: light and dark, English and Spanish, desk and telephone, whatever the verdict."""

from pathlib import Path
from typing import Any

import pytest

from tests.browser.conftest import CHECKED, OpenPage
from tests.browser.test_compose_phone import LOOKS
from tests.house.tree import ROOT

AXE = ROOT / "front" / "node_modules" / "axe-core" / "axe.min.js"
TEXTS = {
    "good": "Flu shots are in! Come by any weekday before noon. More at https://www.cdc.gov/flu",
    "revise": "What a shit show of a week. Grateful for all. Nine in ten sore throats need no antibiotic.",
    "hold": "54 yo woman from Cumberland came in Tuesday night, crazy drunk, what a shit show.",
}
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
RUN = "(rules) => axe.run({resultTypes: ['violations'], runOnly: rules})"


def script(path: Path) -> str:
    if not path.exists():
        pytest.fail("front/node_modules is not there. Run: npm --prefix front ci")
    return path.read_text(encoding="utf-8")


def findings(page: Any) -> list[str]:
    found = page.evaluate(RUN, RULES)
    return [
        f"{one['id']}: {node['target']} {node['failureSummary']}"
        for one in found["violations"]
        for node in one["nodes"]
    ]


@pytest.mark.parametrize("verdict", TEXTS)
@pytest.mark.parametrize(("size", "scheme", "locale"), LOOKS)
def test_axe_finds_nothing(
    open_page: OpenPage, verdict: str, locale: str, scheme: str, size: dict[str, Any]
) -> None:
    # The policy on scripts is held by other tests; here axe itself has to come in.
    calm = {"reduced_motion": "reduce", **size}
    page = open_page(bypass_csp=True, locale=locale, color_scheme=scheme, **calm)
    page.locator(".cm-content").fill(TEXTS[verdict])
    page.locator(CHECKED).wait_for()
    page.add_script_tag(content=script(AXE))

    assert findings(page) == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("panel", ["copy", "keys-open"])
def test_axe_finds_nothing_in_the_panels(open_page: OpenPage, scheme: str, panel: str) -> None:
    page = open_page(bypass_csp=True, color_scheme=scheme, reduced_motion="reduce")
    page.locator(".cm-content").fill(TEXTS["revise"])
    page.locator(CHECKED).wait_for()
    page.locator(f"#{panel}").click()
    page.add_script_tag(content=script(AXE))

    assert findings(page) == []


def test_axe_finds_nothing_without_scripts_of_ours(open_page: OpenPage) -> None:
    # A service worker would answer with the script that it keeps.
    page = open_page(bypass_csp=True, service_workers="block")
    page.route("**/compose.js", lambda route: route.fulfill(body="", content_type="text/javascript"))
    page.reload()
    page.get_by_label("Your draft").fill(TEXTS["hold"])
    page.get_by_role("button", name="Check").click()
    page.get_by_role("heading", name="Hold").first.wait_for()
    page.add_script_tag(content=script(AXE))

    assert findings(page) == []
