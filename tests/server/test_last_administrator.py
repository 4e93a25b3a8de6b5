"""Two administrators who take each other's role at the same moment, each in a process of their own, leave one."""

import subprocess
import sys
from pathlib import Path
from uuid import uuid4

from tests.server.ledger.writers import new_database

TWO = """
import django
django.setup()
from bedside.server.people.models import Person
from bedside.server.people.roles import Role
for name in "ab":
    Person.objects.create(email=f"{name}@hospital.example").held_roles.create(role=Role.ADMINISTRATOR)
"""
TAKE = """
import sys
import django
django.setup()
from django.utils import timezone
from bedside.server.people.changing import ChangeFault, Place, change_place
from bedside.server.people.models import Person
from bedside.server.people.roles import Role
by, other = (Person.objects.get(email=f"{name}@hospital.example") for name in sys.argv[1])
assert by.roles == other.roles == {Role.ADMINISTRATOR}
print("ready", flush=True)
sys.stdin.readline()
try:
    change_place(by, other, Place(frozenset({Role.CLINICIAN}), None), timezone.now())
except ChangeFault:
    print("refused")
"""
LEFT = """
import django
django.setup()
from bedside.server.ledger.models import Entry
from bedside.server.people.models import Person
print(Person.objects.filter(held_roles__role="administrator").count(), Entry.objects.count())
"""
ROUNDS = 3


def run(program: str, environment: dict[str, str]) -> str:
    command = (sys.executable, "-c", program)
    return subprocess.run(command, env=environment, capture_output=True, text=True, check=True).stdout


def taking(names: str, environment: dict[str, str]) -> subprocess.Popen[str]:
    """A process that has looked who administers, and waits for the word to take the other's role."""
    process = subprocess.Popen(
        (sys.executable, "-c", TAKE, names),
        env=environment,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    assert process.stdout
    assert process.stdout.readline() == "ready\n"
    return process


def test_one_remains(tmp_path: Path) -> None:
    for _ in range(ROUNDS):
        there = new_database(tmp_path, f"two_{uuid4().hex}")
        run(TWO, there)
        both = [taking(names, there) for names in ("ab", "ba")]
        for process in both:
            assert process.stdin
            process.stdin.write("now\n")
            process.stdin.flush()
        said = [process.communicate(timeout=60) for process in both]

        assert sorted(said) == [("", ""), ("refused\n", "")]
        assert run(LEFT, there) == "1 1\n"
