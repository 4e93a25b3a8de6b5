"""A process that changes the passphrase is killed at some moment: the one or the other opens everything, never none."""

import os
import random
import subprocess
import sys
import time
from pathlib import Path

from tests.house.tree import ROOT

KILLS = 4
PHRASES = ("a calm and lengthy phrase", "another calm and lengthy phrase")
BEGIN = """
import django
django.setup()
from bedside.server.sealing import own_key
from bedside.server.sealing.seals import seal
own_key.open_with("a calm and lengthy phrase")
print(seal("two words", "here").hex())
"""
# Changes to and fro, and says that it has begun.
CHANGE = """
import sys
import django
django.setup()
from itertools import cycle
from bedside.server.sealing import own_key
from bedside.server.sealing.passphrase import WrongPassphrase
print("begun", flush=True)
for old, new in cycle((sys.argv[1:], sys.argv[:0:-1])):
    try:
        own_key.change_passphrase(old, new, adds_key=True)
    except WrongPassphrase:
        pass
"""
LOOK = """
import sys
import django
django.setup()
from bedside.server.sealing import own_key
from bedside.server.sealing.passphrase import WrongPassphrase
from bedside.server.sealing.seals import unseal
opened = []
for phrase in sys.argv[2:]:
    try:
        own_key.open_with(phrase)
        opened.append(unseal(bytes.fromhex(sys.argv[1]), "here"))
    except WrongPassphrase:
        pass
print(opened)
"""


def run(program: str, own: dict[str, str], *words: str) -> str:
    done = subprocess.run(
        (sys.executable, "-c", program, *words),
        env=own,
        capture_output=True,
        text=True,
        check=False,
        cwd=ROOT,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout.strip()


def test_killed_at_any_moment_one_passphrase_opens(tmp_path: Path) -> None:
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("BEDSIDE_", "DJANGO_"))}
    own = kept | {
        "BEDSIDE_DATA": str(tmp_path),
        "DJANGO_SETTINGS_MODULE": "bedside.server.settings",
        "PYTHON_KEYRING_BACKEND": "keyring.backends.fail.Keyring",
    }
    subprocess.run((sys.executable, "-m", "bedside", "manage", "migrate", "-v", "0"), env=own, check=True)
    sealed = run(BEGIN, own)
    moments = random.Random(4)
    for _ in range(KILLS):
        process = subprocess.Popen(
            (sys.executable, "-c", CHANGE, *PHRASES), env=own, stdout=subprocess.PIPE, text=True, cwd=ROOT
        )
        assert process.stdout is not None
        process.stdout.readline()
        time.sleep(moments.uniform(0.3, 2.5))
        process.kill()
        process.communicate()

        assert run(LOOK, own, sealed, *PHRASES) == "['two words']"
