"""A process that keeps, or seals anew, is killed at some moment: nothing is lost, half or doubled."""

import random
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.house.tree import ROOT
from tests.server.own_database import environment, own_database
from tests.server.sealing.keys import two_keys, write_keys

KILLS = 3
# Keeps version after version of one draft, and says which are kept; what it says is true even if it is killed then.
KEEP = """
import sys
import django
django.setup()
from uuid import UUID
from django.utils import timezone
from bedside.server.kept.keeping import Keeping, keep
from bedside.server.kept.models import KeptDraft
from bedside.server.people.models import Person
author, _ = Person.objects.get_or_create(email="anna@hospital.example")
draft_id = UUID(sys.argv[1])
there = KeptDraft.objects.filter(pk=draft_id).first()
seen = there.latest if there else 0
while True:
    seen = keep(author, Keeping(draft_id, seen, {"text": f"Version {seen + 1}."}), timezone.now()).latest
    print(seen, flush=True)
"""
RESEAL = """
import sys
import django
django.setup()
from django.core.management import call_command
from bedside.server.sealing import resealing
resealing.ROWS_AT_ONCE = 3
print("begun", flush=True)
while True:
    call_command("new_sealing_key")
    call_command("reseal")
"""
LOOK = """
import django
django.setup()
from bedside.server.kept.content import content_of
from bedside.server.kept.models import KeptDraft, KeptVersion
texts = [content_of(version).text for version in KeptVersion.objects.order_by("number")]
latest = KeptDraft.objects.get().latest
assert texts == [f"Version {number + 1}." for number in range(latest)], texts
print(latest)
"""
DRAFT = "00000000-0000-4000-8000-00000000000a"


@pytest.fixture
def surroundings(tmp_path: Path) -> Iterator[dict[str, str]]:
    """An empty database with its tables, and a file of keys."""
    for name in ("database", "secrets"):
        (tmp_path / name).mkdir()
    keys = write_keys(tmp_path / "secrets" / "keys", two_keys()[0])
    with own_database(tmp_path / "database") as database:
        own = environment(database, tmp_path) | {
            "BEDSIDE_SEALING_KEYS_FILE": str(keys),
            "DJANGO_SETTINGS_MODULE": "bedside.server.settings",
        }
        subprocess.run((sys.executable, "-m", "bedside", "manage", "migrate", "-v", "0"), env=own, check=True)
        yield own


def killed(program: str, surroundings: dict[str, str], seconds: float) -> list[str]:
    """Run a program, kill it so long after it began to work, and return what it said."""
    process = subprocess.Popen(
        (sys.executable, "-c", program, DRAFT), env=surroundings, stdout=subprocess.PIPE, text=True, cwd=ROOT
    )
    assert process.stdout is not None
    first = process.stdout.readline()
    time.sleep(seconds)
    process.kill()
    rest, _ = process.communicate()
    return [first.strip(), *rest.split()]


def kept(surroundings: dict[str, str]) -> int:
    """How many versions there are; each can be opened and holds its own words."""
    looked = subprocess.run(
        (sys.executable, "-c", LOOK), env=surroundings, capture_output=True, text=True, check=False, cwd=ROOT
    )
    assert looked.returncode == 0, looked.stderr
    return int(looked.stdout)


def test_what_was_said_to_be_kept_is_kept_whenever_the_process_is_killed(
    surroundings: dict[str, str],
) -> None:
    moments = random.Random(4)
    for _ in range(KILLS):
        said = killed(KEEP, surroundings, moments.uniform(0, 0.4))
        # One more may have been written whose number was not said any more.
        assert kept(surroundings) - int(said[-1]) in {0, 1}


def test_sealing_anew_may_be_killed_at_any_moment(surroundings: dict[str, str]) -> None:
    killed(KEEP, surroundings, 0.5)
    there = kept(surroundings)
    moments = random.Random(7)
    for _ in range(KILLS):
        killed(RESEAL, surroundings, moments.uniform(0, 0.4))

        assert kept(surroundings) == there
