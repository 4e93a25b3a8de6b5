"""An institution's server in a process of its own, which may ask the platforms on this machine.

No test connects, so this process does: it opens pages as a person does, through every middleware.
"""

import json
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tests.house.tree import ROOT
from tests.server.own_database import environment, own_database

SERVE = """
import json, sys
from datetime import timedelta
import django
django.setup()
from django.core.management import call_command
from django.db.models import F
call_command("migrate", verbosity=0)
from bedside.server.people.models import Person
from bedside.server.publishing.models import Connection, Publication
from bedside.server.people.inviting import Invited, join, vouch_for
from bedside.server.people.roles import Role
from tests.server.conftest import PASSWORD, browser
from types import SimpleNamespace
from django.utils import timezone
from bedside.server.publishing import mastodon_views as views
browsers = {}
def browser_of(name):
    if not name:
        return browser()
    if name not in browsers:
        invited = Invited(f"{name}@hospital.example", frozenset({Role.CLINICIAN}))
        browsers[name] = browser()
        browsers[name].force_login(vouch_for(join(invited, name, PASSWORD)))
    return browsers[name]
for line in sys.stdin:
    step = json.loads(line)
    told = {}
    if step["do"] == "forget":
        Publication.objects.all().delete()
        Connection.objects.all().delete()
    elif step["do"] == "older":
        Publication.objects.update(made=F("made") - timedelta(minutes=step["minutes"]))
    elif step["do"] == "later":
        moved = timedelta(minutes=step["minutes"])
        views.timezone = SimpleNamespace(now=lambda: timezone.now() + moved)
    elif step["do"] == "interrupted":
        Publication.objects.update(state="sending")
    else:
        ask = getattr(browser_of(step["who"]), step["do"])
        answer = ask(step["path"], step["fields"])
        told = {"status": answer.status_code, "leads": answer.headers.get("Location", ""),
                "page": answer.content.decode()}
    print(json.dumps(told), flush=True)
"""


@dataclass(frozen=True, slots=True)
class Shown:
    """A page as it came back."""

    status: int
    leads: str
    page: str


@dataclass(frozen=True, slots=True)
class Server:
    """A server that runs, and its folder."""

    process: subprocess.Popen[str]
    folder: Path

    def get(self, path: str, who: str = "anna") -> Shown:
        """Open a page."""
        return Shown(**self.tell({"do": "get", "who": who, "path": path, "fields": {}}))

    def post(self, path: str, fields: dict[str, str], who: str = "anna") -> Shown:
        """Send a form."""
        return Shown(**self.tell({"do": "post", "who": who, "path": path, "fields": fields}))

    def tell(self, step: dict[str, object]) -> dict[str, Any]:
        """Have something done."""
        assert self.process.stdin is not None
        assert self.process.stdout is not None
        self.process.stdin.write(json.dumps(step) + "\n")
        self.process.stdin.flush()
        told: dict[str, Any] = json.loads(self.process.stdout.readline() or '{"ended": true}')
        return told


@contextmanager
def running_server(folder: Path, certificate: Path, keys: Path) -> Iterator[Server]:
    """Run one on an empty database, which trusts the certificate and may ask this machine."""
    (folder / "database").mkdir()
    with own_database(folder / "database") as database:
        surroundings = environment(database, folder) | {
            "DJANGO_SETTINGS_MODULE": "tests.server.institution_settings",
            "TEST_DATABASE_URL": database,
            "BEDSIDE_LOCAL_HOSTS": "localhost",
            "BEDSIDE_SEALING_KEYS_FILE": str(keys),
            "SSL_CERT_FILE": str(certificate),
            "PYTHONPATH": str(ROOT),
            "TMPDIR": str(folder / "temporary"),
        }
        (folder / "temporary").mkdir()
        with (folder / "said").open("w", encoding="utf-8") as said:
            process = subprocess.Popen(
                (sys.executable, "-W", "error", "-c", SERVE),
                env=surroundings,
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=said,
                text=True,
                cwd=ROOT,
            )
            yield Server(process, folder)
            process.communicate()
