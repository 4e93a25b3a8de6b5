"""The commands of the how-to on keys do what it says, one after the other, on a server that is set up as it says."""

import re
import subprocess
import sys
from pathlib import Path

from bedside.server.sealing_keys import keys_in
from tests.house.tree import ROOT
from tests.server.own_database import environment, own_database

PAGE = ROOT / "docs" / "how-to" / "rotate-keys.md"
COMMAND = re.compile(r"`?bedside manage ((?:new_sealing_key|reseal)[^`\n]*)`?")


def test_the_commands_run_in_their_order(tmp_path: Path) -> None:
    for name in ("database", "secrets"):
        (tmp_path / name).mkdir()
    file = tmp_path / "secrets" / "sealing-keys"
    # Those of the first two parts; what is said of one's own machine is another server.
    commands = COMMAND.findall(PAGE.read_text(encoding="utf-8").partition("## Alone")[0])
    written = [words.replace("/etc/bedside/sealing-keys", str(file)).split() for words in commands]
    with own_database(tmp_path / "database") as database:
        surroundings = environment(database, tmp_path)
        manage(surroundings, "migrate", "--verbosity", "0")
        for words in written:
            named = {"BEDSIDE_SEALING_KEYS_FILE": str(file)} if file.exists() else {}
            manage(surroundings | named, *words)

    assert [words[0] for words in written] == [
        "new_sealing_key",
        "new_sealing_key",
        "new_sealing_key",
        "reseal",
    ]
    assert len(keys_in(file)) == 2


def manage(surroundings: dict[str, str], *words: str) -> None:
    command = (sys.executable, "-m", "bedside", "manage", *words)
    ran = subprocess.run(command, env=surroundings, capture_output=True, text=True, check=False)
    assert ran.returncode == 0, ran.stderr
