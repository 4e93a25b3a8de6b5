"""What the pages load is small, is what its sources say, and comes from nowhere else."""

import gzip
import json
import shutil
import subprocess

import pytest

from tests.house.tree import ROOT

FRONT = ROOT / "front"
STATIC = ROOT / "src" / "bedside" / "server" / "static"
# What the page where a post is written loads, in the order of its head.
LOADED = ("built/shell.js", "built/design.css", "bedside.css", "built/compose.css", "built/compose.js")
MOST = 100_000  # bytes, compressed; the promise of the first page


def test_the_first_page_is_small() -> None:
    weight = {name: len(gzip.compress((STATIC / name).read_bytes(), 9)) for name in LOADED}

    assert sum(weight.values()) < MOST, weight


def test_nothing_that_is_built_asks_elsewhere() -> None:
    for name in LOADED:
        words = (STATIC / name).read_text(encoding="utf-8")
        assert "@import" not in words, name
        assert 'url("http' not in words, name
        assert "url(http" not in words, name


def test_the_lock_names_versions_and_hashes_and_no_address_to_fetch_from() -> None:
    lock = json.loads((FRONT / "package-lock.json").read_text(encoding="utf-8"))
    packages = {name: entry for name, entry in lock["packages"].items() if name}

    assert [name for name, entry in packages.items() if "resolved" in entry] == []
    assert [name for name, entry in packages.items() if not entry["integrity"].startswith("sha512-")] == []


def test_every_version_is_exact() -> None:
    declared = json.loads((FRONT / "package.json").read_text(encoding="utf-8"))
    wanted = {**declared["dependencies"], **declared["devDependencies"]}

    assert [name for name, version in wanted.items() if not version[0].isdigit()] == []


@pytest.mark.parametrize("script", ["check", "test"])
def test_types_built_files_and_units_agree_with_their_sources(script: str) -> None:
    npm = shutil.which("npm")
    if npm is None or not (FRONT / "node_modules").exists():
        pytest.fail("The front's packages are not there. Run: make test, which installs them.")
    ran = subprocess.run(
        (npm, "--prefix", str(FRONT), "run", "--silent", script), capture_output=True, text=True, check=False
    )

    assert ran.returncode == 0, ran.stdout[-2000:] + ran.stderr[-2000:]
