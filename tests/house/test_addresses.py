"""Nothing that we publish names a package index or a place on one machine."""

import re
import shutil
import subprocess
from pathlib import Path

from tests.house.tree import ROOT, named

# Put together from parts, so that this file does not name what it forbids.
INDEX = re.compile(r"\b(?:" + "|".join(("pypi", "npmjs", "pythonhosted", "debian")) + r")\.(?:org|com)\b")
MACHINE = re.compile("/" + r"(?:work|farm|root|home/[a-z]+)/|\b[A-Z]:\\Users\\")
MADE = frozenset({".git", ".venv", "__pycache__", "build", "dist"})


def git(*arguments: str) -> str:
    found = subprocess.run(("git", *arguments), cwd=ROOT, capture_output=True, text=True, check=True)
    return found.stdout


def is_checkout() -> bool:
    return (ROOT / ".git").exists() and shutil.which("git") is not None


def published() -> list[Path]:
    """The files that are ours: what git tracks, or in an unpacked archive all but what was made here."""
    if is_checkout():
        listed = git("ls-files", "-z", "--cached").split("\0")
        return sorted(ROOT / name for name in listed if name and (ROOT / name).is_file())
    return sorted(path for path in ROOT.rglob("*") if path.is_file() and not MADE & set(path.parts))


def naming(pattern: re.Pattern[str]) -> list[str]:
    return [
        f"{named(path)}:{number}"
        for path in published()
        for number, line in enumerate(path.read_text(encoding="utf-8", errors="replace").splitlines(), 1)
        if pattern.search(line)
    ]


def test_no_file_names_an_index() -> None:
    assert naming(INDEX) == []


def test_no_file_names_a_place_on_one_machine() -> None:
    assert naming(MACHINE) == []


def test_no_commit_names_an_index_or_a_place_on_one_machine() -> None:
    messages = git("log", "--format=%h%x00%B%x01").split("\x01") if is_checkout() else []

    assert [one.strip()[:7] for one in messages if INDEX.search(one) or MACHINE.search(one)] == []


def test_the_patterns_see_what_they_forbid() -> None:
    assert INDEX.search("https://" + "pypi" + ".org/simple")
    assert MACHINE.search("/" + "work/main/src")
    assert not MACHINE.search("src/bedside/network/x and a day of work/rest")
