"""Windows and readers in processes of their own, at the same moment: nothing is written over, nothing is lost."""

import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from bedside.server.sealing_keys import new_key
from tests.house.tree import ROOT
from tests.server.own_database import environment, own_database

BEGIN = """
import json, sys, django
django.setup()
from django.utils import timezone
from bedside.server.people.inviting import Invited, join, vouch_for
from bedside.server.people.roles import Role
from bedside.server.reviews.sending import send
def somebody(name, role):
    return vouch_for(join(Invited(f"{name}@hospital.example", frozenset({role})), name, "a calm and lengthy phrase"))
author = somebody("author", Role.CLINICIAN)
readers = [somebody(name, Role.SECOND_READER) for name in ("anne", "ben")]
sent = send(author, {"text": "The first text."}, [one.pk for one in readers], timezone.now())
print(json.dumps({"sent": str(sent.pk), "asked": [str(one.pk) for one in sent.asked.all()]}))
"""
ACT = """
import sys, django
django.setup()
from uuid import UUID
from django.utils import timezone
from bedside.server.reviews.access import As, Somebody, find
from bedside.server.reviews.answering import give_answer
from bedside.server.reviews.models import Asked, SentDraft
from bedside.server.reviews.reading import Answered, OutdatedFault
from bedside.server.reviews.sending import new_version
what, number, name = sys.argv[1:]
now = timezone.now()
if what == "change":
    found = find(Somebody(SentDraft.objects.get(pk=number).author), As.AUTHOR, UUID(number), now)
else:
    found = find(Somebody(Asked.objects.get(pk=number).reader), As.READER, UUID(number), now)
print("ready", flush=True)
sys.stdin.readline()
try:
    if what == "change":
        new_version(found, 1, {"text": f"From window {name}."}, now)
    else:
        give_answer(found, 1, Answered.APPROVED, name, now)
    print("done")
except OutdatedFault:
    print("outdated")
"""
LOOK = """
import json, django
django.setup()
from bedside.server.ledger.verifying import verify
from bedside.server.reviews.contents import answer_said, words_of
from bedside.server.reviews.history import reading_of
from bedside.server.reviews.models import Answer, SentDraft
from bedside.server.reviews.reading import approved_by
sent = SentDraft.objects.get()
reading = reading_of(sent)
print(json.dumps({
    "texts": [words_of(one).text for one in sent.versions.all()],
    "notes": sorted(answer_said(one).note for one in Answer.objects.all()),
    "approved": [len(approved_by(reading, one)) for one in reading.versions],
    "faults": len(list(verify(()))),
}))
"""
WINDOWS = 3


@pytest.fixture
def given(tmp_path: Path) -> Iterator[dict[str, str]]:
    """The environment of a server with its tables made."""
    keys = tmp_path / "keys"
    keys.mkdir(mode=0o700)
    (keys / "sealing").write_text(new_key().line + "\n", encoding="ascii")
    (keys / "sealing").chmod(0o600)
    folder = tmp_path / "database"
    folder.mkdir()
    with own_database(folder) as there:
        told = environment(there, tmp_path) | {
            "BEDSIDE_SEALING_KEYS_FILE": str(keys / "sealing"),
            "DJANGO_SETTINGS_MODULE": "bedside.server.settings",
        }
        command = (sys.executable, "-m", "bedside", "manage", "migrate", "--verbosity", "0")
        subprocess.run(command, env=told, check=True)
        yield told


def run(given: dict[str, str], script: str) -> Any:
    ran = subprocess.run(
        (sys.executable, "-c", script), env=given, cwd=ROOT, check=True, capture_output=True, text=True
    )
    return json.loads(ran.stdout)


def test_of_windows_that_save_at_once_one_wins_and_every_answer_is_kept(given: dict[str, str]) -> None:
    made = run(given, BEGIN)
    acts = [("change", made["sent"], str(number)) for number in range(WINDOWS)]
    acts += [("answer", asked, name) for asked, name in zip(made["asked"], ("anne", "ben"), strict=True)]
    processes = [
        subprocess.Popen(
            (sys.executable, "-c", ACT, *act),
            env=given,
            cwd=ROOT,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        for act in acts
    ]
    for process in processes:
        assert process.stdout
        process.stdout.readline()  # it stands ready
    for process in processes:
        assert process.stdin
        process.stdin.write("\n")
        process.stdin.flush()
    said = [process.communicate(timeout=60)[0].strip() for process in processes]
    found = run(given, LOOK)

    assert sorted(said[:WINDOWS]) == ["done", "outdated", "outdated"]
    assert said[WINDOWS:] == ["done", "done"]
    winner = said.index("done")
    assert found["texts"] == ["The first text.", f"From window {winner}."]
    assert found["notes"] == ["anne", "ben"]
    # Whether an answer came before or after the change: it is of the text that was shown.
    assert found["approved"] == [2, 0]
    assert found["faults"] == 0
