"""An institution's server with an author and two readers, each in a browser of their own."""

import json
import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Error, Page

from bedside.server.sealing_keys import new_key
from tests.house.tree import ROOT

SECRET = "a key of this test alone, which signs nothing of value 0123456789"
COOKIE = "__Host-bedside-session"
AUTHOR, READER, PRESS = "author", "reader", "press"
# Two units, an author, a second reader of the author's unit, and communications; a session of each.
MADE = """
import json
import django
django.setup()
from allauth.mfa.totp.internal.auth import TOTP
from django.test import Client
from bedside.server.people.inviting import Invited, join, vouch_for
from bedside.server.people.models import Unit
from bedside.server.people.roles import Role
unit = Unit.objects.create(name="Emergency medicine")
people = {
    "author": ("Dr. Amira Haddad", Role.CLINICIAN, unit),
    "reader": ("Dr. Ben Okafor", Role.SECOND_READER, unit),
    "press": ("Carla Montes", Role.COMMUNICATIONS, None),
}
made = {}
for key, (name, role, where) in people.items():
    whom = Invited(f"{key}@hospital.example", frozenset({role}), where)
    person = vouch_for(join(whom, name, "a calm and lengthy phrase"))
    TOTP.activate(person, "JBSWY3DPEHPK3PXP")
    client = Client()
    client.force_login(person)
    made[key] = client.cookies["__Host-bedside-session"].value
print(json.dumps(made))
"""


@dataclass(slots=True)
class House:
    """Where the server listens, who has signed in, and the browsers that are open."""

    browser: Browser
    origin: str
    sessions: dict[str, str]
    contexts: list[BrowserContext] = field(default_factory=list)
    complaints: list[str] = field(default_factory=list)

    def as_(self, who: str | None, **circumstances: Any) -> Page:
        """A page of a browser in which somebody has signed in, or nobody."""
        usual: dict[str, Any] = {"viewport": {"width": 1280, "height": 860}, "locale": "en-US"}
        context = self.browser.new_context(
            base_url=self.origin,
            ignore_https_errors=True,
            service_workers="block",
            **{**usual, **circumstances},
        )
        context.set_default_timeout(20_000)
        if who:
            context.add_cookies(
                [{"name": COOKIE, "value": self.sessions[who], "url": self.origin, "secure": True}]
            )
        self.contexts.append(context)
        page = context.new_page()
        page.on("pageerror", lambda error: self.complaints.append(str(error)))
        page.on("console", lambda said: self.complaints.extend(_complaint(said)))
        return page

    def close(self) -> None:
        """Close every browser that was opened."""
        while self.contexts:
            self.contexts.pop().close()
        self.complaints.clear()


def _complaint(said: ConsoleMessage) -> list[str]:
    # That an answer was a failure is for the page to show.
    is_one = said.type == "error" and not said.text.startswith("Failed to load resource")
    return [said.text] if is_one else []


@contextmanager
def house(browser: Browser, folder: Path) -> Iterator[House]:
    """Start an institution's server, and a proxy that speaks TLS, for as long as they are needed."""
    port = _free_port()
    given = _environment(folder, port)
    command = (sys.executable, "-m", "bedside")
    subprocess.run((*command, "manage", "migrate", "--verbosity", "0"), env=given, check=True)
    made = subprocess.run((sys.executable, "-c", MADE), env=given, check=True, capture_output=True, text=True)
    proxy = (sys.executable, "-m", "tests.browser.tls_proxy", str(port), str(folder))
    with (
        subprocess.Popen((*command, "serve"), env=given, stdout=subprocess.PIPE, text=True) as server,
        subprocess.Popen(
            proxy, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True
        ) as before,
    ):
        assert before.stdout
        one = House(browser, f"https://localhost:{before.stdout.readline().strip()}", json.loads(made.stdout))
        try:
            _wait(one)
            yield one
        finally:
            one.close()
            before.terminate()
            server.terminate()


def _free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as free:
        return int(free.getsockname()[1])


def _environment(folder: Path, port: int) -> dict[str, str]:
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("BEDSIDE_", "DJANGO_"))}
    keys, data = folder / "keys", folder / "data"
    keys.mkdir()
    data.mkdir()
    (keys / "sealing").write_text(new_key().line + "\n", encoding="ascii")
    (keys / "sealing").chmod(0o600)
    return kept | {
        "BEDSIDE_MODE": "institution",
        "BEDSIDE_DATA": str(data),
        "DATABASE_URL": f"sqlite:///{data}/bedside.sqlite3",
        "BEDSIDE_SECRET_KEY": SECRET,
        "BEDSIDE_SEALING_KEYS_FILE": str(keys / "sealing"),
        "BEDSIDE_HOSTS": "localhost",
        "BEDSIDE_BEHIND_PROXY": "yes",
        "BEDSIDE_LISTEN": f"127.0.0.1:{port}",
        "BEDSIDE_WORKERS": "1",
        "DJANGO_SETTINGS_MODULE": "bedside.server.settings",
    }


def _wait(one: House) -> None:
    page = one.as_(None)
    for _ in range(100):
        try:
            answer = page.goto("/readyz")
        except Error:  # nobody listens yet
            time.sleep(0.2)
            continue
        if answer and answer.ok:
            one.close()
            return
        time.sleep(0.2)
    raise AssertionError("The server does not answer.")
