"""A process that does act after act in a database of its own, until it is done or killed."""

import os
import subprocess
import sys
from pathlib import Path
from urllib.parse import urlsplit

import psycopg

from tests.server.institution_settings import ENVIRONMENT

# Each act makes a unit, and its entry tells of that unit: whoever finds one without the other has lost something.
WRITER = """
import sys
import django
django.setup()
from django.db import transaction
from django.utils import timezone
from bedside.server.ledger.acts import UnitMade
from bedside.server.ledger.recording import record
from bedside.server.ledger.values import PersonRef, UnitRef
from bedside.server.people.models import Unit
name, rounds = sys.argv[1], int(sys.argv[2])
for number in range(rounds):
    with transaction.atomic():
        unit = Unit.objects.create(name=f"{name} {number}")
        record(UnitMade(UnitRef(unit.pk)), PersonRef(1), timezone.now())
    print(number, flush=True)
"""
# What is there afterwards: is the chain whole, how many entries, and is there one for each unit and no other.
LOOK = """
import django
django.setup()
from bedside.server.ledger.models import Entry
from bedside.server.ledger.verifying import verify
from bedside.server.people.models import Unit
told = sorted(entry.on for entry in Entry.objects.all())
units = sorted(f"unit:{number}" for number in Unit.objects.values_list("pk", flat=True))
print(len(verify()), len(told), told == units)
"""


def new_database(folder: Path, name: str) -> dict[str, str]:
    """Make a database as shipped, on SQLite or where the tests run on PostgreSQL; return what leads to it."""
    server = os.environ.get("TEST_DATABASE_URL")
    url = f"sqlite:///{folder}/{name}.sqlite3"
    if server:
        with psycopg.connect(server, autocommit=True) as connection:
            connection.execute(f'CREATE DATABASE "{name}"'.encode())
        url = urlsplit(server)._replace(path=f"/{name}").geturl()
    kept = {key: value for key, value in os.environ.items() if not key.startswith(("BEDSIDE_", "DJANGO_"))}
    environment = {
        **kept,
        **ENVIRONMENT,
        "DATABASE_URL": url,
        "DJANGO_SETTINGS_MODULE": "bedside.server.settings",
    }
    migrate = (sys.executable, "-m", "bedside", "manage", "migrate", "--verbosity", "0")
    subprocess.run(migrate, env=environment, check=True)
    return environment


def writer(environment: dict[str, str], name: str, rounds: int) -> subprocess.Popen[str]:
    """Start a process that does so many acts."""
    command = (sys.executable, "-c", WRITER, name, str(rounds))
    return subprocess.Popen(
        command, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    )


def found(environment: dict[str, str]) -> tuple[int, int, bool]:
    """How many faults and entries there are, and whether each unit has its entry and each entry its unit."""
    ran = subprocess.run(
        (sys.executable, "-c", LOOK), env=environment, capture_output=True, text=True, check=True
    )
    faults, entries, are_together = ran.stdout.split()
    return int(faults), int(entries), are_together == "True"
