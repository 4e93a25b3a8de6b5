"""An institution's server behind TLS, with an administrator who has signed in and numbers of a year."""

import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, ConsoleMessage, Error, Page, expect

from tests.house.tree import ROOT

AXE = ROOT / "front" / "node_modules" / "axe-core" / "axe.min.js"
SECRET = "a key of this test alone, which signs nothing of value 0123456789"
PATIENCE = 20_000  # milliseconds; a preview checks a hundred drafts
expect.set_options(timeout=PATIENCE)
PHONE: dict[str, Any] = {"viewport": {"width": 360, "height": 740}, "has_touch": True, "is_mobile": True}
MADE = """
import django
django.setup()
import random
from datetime import timedelta
from allauth.mfa.totp.internal.auth import TOTP
from django.test import Client
from django.utils import timezone
from bedside.server.numbers.closing import close_months
from bedside.server.numbers.counting import count
from bedside.server.people.inviting import first_administrator
from bedside.server.people.models import Person
from bedside.server.people.units import make_unit
now, drawn = timezone.now(), random.Random(7)
admin = first_administrator("amira.haddad@hospital.example", "a calm and lengthy phrase", now)
TOTP.activate(admin, "JBSWY3DPEHPK3PXP")
names = ("Emergency medicine", "Pediatrics, inpatient and outpatient clinics of the north campus", "Pathology")
units = [make_unit(admin, name, now) for name in names]
people = [
    Person.objects.create(email=f"p{unit.pk}x{number}@hospital.example", unit=unit)
    for unit, size in zip(units, (20, 14, 5))
    for number in range(size)
]
for month in range(1, 13):
    for person in people:
        for day in range(drawn.choice([0, 1, 2])):
            verdict = drawn.choices(["post", "revise", "hold"], [70, 20, 10])[0]
            came_up = {"no-source"} if verdict == "post" else {drawn.choice(["profanity", "intoxication"])}
            count(person, verdict, came_up, now - timedelta(days=30 * month + 5 + day))
close_months(now)
client = Client()
client.force_login(admin)
print(client.cookies["__Host-bedside-session"].value)
"""


@dataclass(frozen=True, slots=True)
class Institution:
    """Where it is reached, and the administrator's session."""

    browser: Browser
    origin: str
    session: str
    complaints: list[str]

    def page(self, path: str, **circumstances: Any) -> Page:
        """Open a page as the administrator; whatever the browser complains of is noted."""
        usual: dict[str, Any] = {"viewport": {"width": 1280, "height": 860}, "locale": "en-US"}
        context = self.browser.new_context(
            base_url=self.origin,
            ignore_https_errors=True,  # the proxy's certificate is its own
            service_workers="block",
            reduced_motion="reduce",
            **{**usual, **circumstances},
        )
        cookie = {"name": "__Host-bedside-session", "value": self.session, "url": self.origin, "secure": True}
        context.add_cookies([cookie])  # type: ignore[list-item]  # a dictionary of the names that it knows
        page = context.new_page()
        page.on("console", lambda said: self.complaints.append(said.text) if _is_complaint(said) else None)
        page.goto(path)
        return page


def _is_complaint(said: ConsoleMessage) -> bool:
    return said.type == "error" and not said.text.startswith("Failed to load resource")


def findings(page: Page) -> list[str]:
    """What axe finds, with everything opened that opens."""
    page.evaluate("document.querySelectorAll('main details').forEach((one) => { one.open = true; })")
    page.add_script_tag(path=AXE)
    found = page.evaluate("axe.run()")["violations"]
    return [f"{one['id']}: {[node['target'] for node in one['nodes']]}" for one in found]


def too_wide(page: Page) -> int:
    """By how many pixels a page is wider than its window."""
    return int(page.evaluate("document.documentElement.scrollWidth - innerWidth"))


@contextmanager
def served(browser: Browser, folder: Path) -> Iterator[Institution]:
    """Serve an institution, with the proxy in front of it."""
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("BEDSIDE_", "DJANGO_"))}
    environment = kept | {
        "BEDSIDE_MODE": "institution",
        "BEDSIDE_DATA": str(folder),
        "DATABASE_URL": f"sqlite:///{folder}/bedside.sqlite3",
        "BEDSIDE_SECRET_KEY": SECRET,
        "BEDSIDE_HOSTS": "localhost",
        "BEDSIDE_BEHIND_PROXY": "yes",
        "BEDSIDE_LISTEN": f"127.0.0.1:{port}",
        "BEDSIDE_WORKERS": "2",
        "DJANGO_SETTINGS_MODULE": "bedside.server.settings",
    }
    command = (sys.executable, "-m", "bedside")
    subprocess.run((*command, "manage", "migrate", "--verbosity", "0"), env=environment, check=True)
    made = subprocess.run(
        (sys.executable, "-c", MADE), env=environment, check=True, capture_output=True, text=True
    )
    proxy = (sys.executable, "-m", "tests.browser.tls_proxy", str(port), str(folder))
    with (
        subprocess.Popen((*command, "serve"), env=environment, stdout=subprocess.DEVNULL) as server,
        subprocess.Popen(
            proxy, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True
        ) as front,
    ):
        assert front.stdout
        origin = f"https://localhost:{front.stdout.readline().strip()}"
        institution = Institution(browser, origin, made.stdout.strip().splitlines()[-1], [])
        _wait_until_it_answers(institution)
        yield institution
        server.terminate()
        front.terminate()


def _wait_until_it_answers(institution: Institution) -> None:
    context = institution.browser.new_context(base_url=institution.origin, ignore_https_errors=True)
    page, until = context.new_page(), time.monotonic() + 60
    while time.monotonic() < until:
        try:
            answer = page.goto("/readyz")
        except Error:
            answer = None
        if answer is not None and answer.status == 200:
            break
        page.wait_for_timeout(200)
    context.close()
