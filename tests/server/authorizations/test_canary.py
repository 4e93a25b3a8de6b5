"""A patient, their records and a message pass through a server, then are looked for in all that lies on the disk."""

import json
import subprocess
import sys
from pathlib import Path

from tests.house.tree import ROOT
from tests.server.institution_settings import DATABASE
from tests.server.kept.test_canary import data_folder
from tests.server.own_database import environment, own_database
from tests.server.sealing.keys import two_keys, write_keys

WORDS = ("orvellane", "mistrelyn", "gallowmere", "5550187", "coverdine", "ferrisand")
# What somebody of a unit does, in a process of its own, through every middleware, on a database of its own.
AT_THE_INSTITUTION = """
import json, sys
import django
django.setup()
from django.core.management import call_command
call_command("migrate", verbosity=0)
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.utils import timezone
from bedside.server.people.inviting import Invited, join, vouch_for
from bedside.server.people.models import Unit
from bedside.server.people.roles import Role
from tests.server.conftest import PASSWORD, browser
unit = Unit.objects.create(name="Family medicine")
invited = Invited("anna@hospital.example", frozenset({Role.CLINICIAN}), unit)
client = browser()
client.force_login(vouch_for(join(invited, "Anna", PASSWORD)))
today = timezone.localdate()

def post(path, told, *statuses):
    answer = client.post(path, told)
    assert answer.status_code in (statuses or (302,)), (path, answer.status_code)
    if connection.vendor == "postgresql":
        connection.cursor().execute("CHECKPOINT")
    return answer

known = {"name": "Maria Orvellane", "addresses": "m@mistrelyn.example\\n401-555-0187"}
at = post("/patients/new", known).headers["Location"]
post("/patients/", {"wanted": "orvellane"}, 200)
signed = {
    "language": "en", "kinds": ["story"], "description": "The story of the coverdine fever in spring",
    "disclosers": "We", "recipients": "Everybody", "uses": ["instagram"], "purposes": ["education"],
    "is_paid": "no", "signer": "patient",
    "signed": str(today), "expires": str(today.replace(year=today.year + 1, day=1)),
}
papers = SimpleUploadedFile("orvellane.pdf", b"%PDF-1.4 Maria Orvellane " + b"x" * 3_000_000)
record = post(at + "/permission", {**signed, "papers": papers}).headers["Location"]
post(record + "/relied", {"where": "https://gallowmere.example/1"})
post(record + "/revoke", {"day": str(today)})
post("/contact/who", {"address": "m@mistrelyn.example"}, 200)
post("/contact/who", {"address": "nobody@gallowmere.example"}, 200)
words = "hi doc, mistrelyn gave me your cell. is the ferrisand clinic open on friday?"
asked = {"direction": "inbound", "channel": "sms", "content": words}
post("/contact/answer", asked, 200)
post("/contact/keep", asked)
otherwise = {"overridden_to": "refuse", "reason_code": "other", "reason": "gallowmere says so"}
post("/contact/decide-otherwise", {**asked, **otherwise})
post("/patients/new", {"name": "Ferrisand", "addresses": "no address of mistrelyn"}, 422)
if json.load(sys.stdin):
    post(at + "/delete", {"sure": "yes"})
"""


def found_in(folder: Path) -> list[str]:
    """The files that hold a word of it, in whatever case."""
    files = [path for path in folder.rglob("*") if path.is_file()]
    assert files
    return [path.name for path in files if any(word.encode() in path.read_bytes().lower() for word in WORDS)]


def test_nothing_of_a_patient_or_a_message_lies_on_the_disk_in_the_clear(tmp_path: Path) -> None:
    for name in ("database", "temporary", "secrets"):
        (tmp_path / name).mkdir()
    write_keys(tmp_path / "secrets" / "keys", *two_keys())
    with own_database(tmp_path / "database") as database:
        surroundings = environment(database, tmp_path) | {
            "DJANGO_SETTINGS_MODULE": "tests.server.institution_settings",
            "TEST_DATABASE_URL": database,
            "TMPDIR": str(tmp_path / "temporary"),
            "PYTHONPATH": str(ROOT),
        }
        for is_deleted in (False, True):
            ran = subprocess.run(
                (
                    sys.executable,
                    "-c",
                    AT_THE_INSTITUTION.replace("anna@", f"anna{is_deleted}@").replace(
                        "Family medicine", f"Unit {is_deleted}"
                    ),
                ),
                env=surroundings,
                input=json.dumps(is_deleted),
                capture_output=True,
                text=True,
                check=False,
                cwd=ROOT,
            )
            assert ran.returncode == 0, ran.stderr
            (tmp_path / f"said-{is_deleted}").write_text(ran.stdout + ran.stderr, encoding="utf-8")

        assert found_in(tmp_path) == []
        if DATABASE.startswith("postgresql"):
            assert found_in(data_folder()) == []
