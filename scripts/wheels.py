"""Asks the registry whether every run-time dependency has a wheel for each platform that we name."""

import os
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from itertools import product
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
LINUX, WINDOWS = "x86_64-unknown-linux-gnu", "x86_64-pc-windows-msvc"
MACOS_INTEL, MACOS_ARM = "x86_64-apple-darwin", "aarch64-apple-darwin"
PLATFORMS = (LINUX, MACOS_INTEL, MACOS_ARM, WINDOWS)
PYTHONS = ("3.11", "3.13")


def uv() -> str:
    """The installer that stands beside the Python that runs us."""
    return str(Path(sys.executable).with_name("uv.exe" if sys.platform == "win32" else "uv"))


def lacking(platform: str, python: str) -> str:
    """What the resolver says is lacking on this platform; nothing when every wheel is there."""
    places = ("--python-platform", platform, "--python-version", python, "--only-binary", ":all:")
    asked = subprocess.run(
        (uv(), "pip", "compile", "pyproject.toml", "--constraint", "locks/runtime.lock", "--quiet", *places),
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
        # macOS 13, the resolver's own choice, has been without security updates since 2025.
        env={**os.environ, "MACOSX_DEPLOYMENT_TARGET": "14.0"},
    )
    return asked.stderr.strip() if asked.returncode else ""


def answers() -> dict[str, str]:
    """For each platform and Python, what is lacking. The wait is the registry's, so we ask side by side."""
    asked = list(product(PLATFORMS, PYTHONS))
    with ThreadPoolExecutor(max_workers=4) as pool:
        found = pool.map(lambda one: lacking(*one), asked)
        return {f"{platform}, Python {python}": next(found) for platform, python in asked}


def main() -> int:
    """Tell what every platform answered."""
    found = answers()
    for place, missing in found.items():
        print(f"{place}: {missing or 'all wheels found'}")
    return 1 if any(found.values()) else 0


if __name__ == "__main__":
    sys.exit(main())
