"""What administrators and officers see: nothing for axe to find, nothing wider than a phone, square boxes."""

import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Error, Page

from tests.house.tree import ROOT

AXE = ROOT / "front" / "node_modules" / "axe-core" / "axe.min.js"
KEY = "a key of this test alone, which signs nothing of value 0123456789"
# People, a unit, two invitations, a ledger of several acts, and a session of the administrator.
MADE = """
import django
django.setup()
from datetime import timedelta
from allauth.mfa.totp.internal.auth import TOTP
from django.test import Client
from django.utils import timezone
from bedside.server.people.changing import deactivate
from bedside.server.people.inviting import Invited, accept_invitation, first_administrator, invite
from bedside.server.people.roles import Role
from bedside.server.people.units import make_unit
now = timezone.now()
admin = first_administrator("amira.haddad@hospital.example", "a calm and lengthy phrase", now)
TOTP.activate(admin, "JBSWY3DPEHPK3PXP")
unit = make_unit(admin, "Pediatrics, inpatient and outpatient clinics of the north campus", now)
names = ("carla.montes.de.oca.y.villanueva", "ben.okafor")
for name in names:
    whom = Invited(f"{name}@long-name-of-a-hospital.example", frozenset({Role.SECOND_READER, Role.TRAINEE}), unit)
    person = accept_invitation(invite(admin, whom, now)[1], name, "a calm and lengthy phrase", now)
deactivate(admin, person, now)
invite(admin, Invited("new@hospital.example", frozenset({Role.CLINICIAN}), unit), now)
invite(admin, Invited("late@hospital.example", frozenset({Role.CLINICIAN})), now - timedelta(days=9))
client = Client()
client.force_login(admin)
print(client.cookies["__Host-bedside-session"].value)
"""
PAGES = [
    "/people/",
    "/people/1",
    "/people/2",
    "/people/3",
    "/people/invite",
    "/people/units",
    "/people/units/1",
    "/ledger/",
]


@pytest.fixture(scope="module")
def institution(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, str]]:
    """Where an institution's server listens, and a session there."""
    folder = tmp_path_factory.mktemp("institution")
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("BEDSIDE_", "DJANGO_"))}
    environment = kept | {
        "BEDSIDE_MODE": "institution",
        "BEDSIDE_DATA": str(folder),
        "DATABASE_URL": f"sqlite:///{folder}/bedside.sqlite3",
        "BEDSIDE_SECRET_KEY": KEY,
        "BEDSIDE_HOSTS": "localhost",
        "BEDSIDE_BEHIND_PROXY": "yes",
        "BEDSIDE_LISTEN": f"127.0.0.1:{port}",
        "BEDSIDE_WORKERS": "1",
        "DJANGO_SETTINGS_MODULE": "bedside.server.settings",
    }
    command = (sys.executable, "-m", "bedside")
    subprocess.run((*command, "manage", "migrate", "--verbosity", "0"), env=environment, check=True)
    made = subprocess.run(
        (sys.executable, "-c", MADE), env=environment, check=True, capture_output=True, text=True
    )
    with subprocess.Popen((*command, "serve"), env=environment, stdout=subprocess.PIPE, text=True) as server:
        assert server.stdout
        server.stdout.readline()
        yield f"http://localhost:{port}", made.stdout.strip()
        server.terminate()


def opened(browser: Browser, institution: tuple[str, str], width: int, theme: str, language: str) -> Page:
    """A page of a browser in which the administrator has signed in, behind a proxy that speaks TLS."""
    origin, session = institution
    context = browser.new_context(
        base_url=origin,
        viewport={"width": width, "height": 800},
        color_scheme="dark" if theme == "dark" else "light",
        locale=language,
        extra_http_headers={"X-Forwarded-Proto": "https"},
        bypass_csp=True,  # axe is put into the page
    )
    secure = origin.replace("http:", "https:")
    context.add_cookies([{"name": "__Host-bedside-session", "value": session, "url": secure, "secure": True}])
    return context.new_page()


@pytest.mark.parametrize(
    ("width", "theme", "language"), [(360, "dark", "es-PR"), (360, "light", "en-US"), (1280, "dark", "en-US")]
)
def test_nothing_for_axe_to_find_and_nothing_wider_than_the_screen(
    width: int, theme: str, language: str, browser: Browser, institution: tuple[str, str]
) -> None:
    page = opened(browser, institution, width, theme, language)
    found = []
    for path in PAGES:
        answer = until_it_answers(page, path)
        for summary in page.locator("main details > summary").all():
            summary.click()
        page.add_script_tag(path=AXE)
        wrong = [one["id"] for one in page.evaluate("axe.run()")["violations"]]
        too_wide = page.evaluate("document.documentElement.scrollWidth - innerWidth")
        found += [(path, answer, wrong, too_wide)] if (answer, wrong, too_wide) != (200, [], 0) else []
    page.context.close()

    assert found == []


def until_it_answers(page: Page, path: str) -> int:
    """Open a page of a server that may just have begun; return the status."""
    for _ in range(50):
        try:
            answer = page.goto(path)
        except Error:  # nobody listens yet
            time.sleep(0.2)
            continue
        return answer.status if answer else 0
    raise AssertionError("The server does not answer.")


def test_a_box_for_several_choices_is_square(browser: Browser, institution: tuple[str, str]) -> None:
    page = opened(browser, institution, 1280, "light", "en-US")
    until_it_answers(page, "/people/invite")
    shapes = page.get_by_role("checkbox").evaluate_all(
        "all => all.map(one => [one.offsetWidth === one.offsetHeight, parseFloat(getComputedStyle(one).borderRadius)])"
    )
    page.context.close()

    assert len(shapes) == 7
    assert all(is_square and radius <= 4 for is_square, radius in shapes)
