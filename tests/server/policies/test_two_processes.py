"""Whatever is put in force in one process, every other goes by it with its next check, without a restart."""

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest

ASKED = """
import sys, django
django.setup()
from bedside.server.policies.in_force import guidance
for line in sys.stdin:
    print(guidance().versions[-1], flush=True)
"""
PUT = """
import django
django.setup()
from django.utils import timezone
from bedside.server.people.inviting import first_administrator
from bedside.server.people.models import Person
from bedside.server.policies.choosing import Terms, Wanted, latest_number, put_in_force
from tests.server.policies.packs import GOOD
now = timezone.now()
admin = Person.objects.first() or first_administrator("admin@hospital.example", "a calm and lengthy phrase", now)
pack = GOOD.replace("version = 1", f"version = {latest_number() + 1}")
put_in_force(admin, Wanted(("hipaa",), pack), Terms(timezone.localdate(now), latest_number()), now)
"""


@pytest.fixture
def environment(tmp_path: Path) -> dict[str, str]:
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("BEDSIDE_", "DJANGO_"))}
    made = kept | {
        "BEDSIDE_MODE": "institution",
        "BEDSIDE_DATA": str(tmp_path / "data"),
        "DATABASE_URL": f"sqlite:///{tmp_path}/bedside.sqlite3",
        "BEDSIDE_SECRET_KEY": "a key of this test alone, which signs nothing of value 0123456789",
        "BEDSIDE_HOSTS": "bedside.hospital.example",
        "DJANGO_SETTINGS_MODULE": "bedside.server.settings",
    }
    migrate = (sys.executable, "-m", "bedside", "manage", "migrate", "--verbosity", "0")
    subprocess.run(migrate, env=made, check=True)
    return made


@pytest.fixture
def two(environment: dict[str, str]) -> Iterator[list[subprocess.Popen[str]]]:
    with ExitStack() as stack:
        processes = [
            stack.enter_context(
                subprocess.Popen(
                    (sys.executable, "-c", ASKED),
                    env=environment,
                    stdin=subprocess.PIPE,
                    stdout=subprocess.PIPE,
                    text=True,
                )
            )
            for _ in range(2)
        ]
        yield processes
        for process in processes:
            process.kill()


def asked(process: subprocess.Popen[str]) -> str:
    """What a process goes by now."""
    assert process.stdin
    assert process.stdout
    process.stdin.write("\n")
    process.stdin.flush()
    return process.stdout.readline().strip()


def test_two_processes_go_by_what_a_third_put_in_force(
    two: list[subprocess.Popen[str]], environment: dict[str, str]
) -> None:
    before = [asked(process) for process in two]
    found = []
    for _ in range(2):
        subprocess.run((sys.executable, "-c", PUT), env=environment, check=True)
        found.append([asked(process) for process in two])

    assert before == ["tcpa@1"] * 2
    assert found == [["harbor-lantern@1"] * 2, ["harbor-lantern@2"] * 2]
