"""Asks the registry whether every run-time dependency has a wheel for each platform that we name."""

import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from itertools import product
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
PLATFORMS = ("x86_64-unknown-linux-gnu", "x86_64-apple-darwin", "aarch64-apple-darwin", "x86_64-pc-windows-msvc")
PYTHONS = ("3.11", "3.13")


def uv() -> Path:
    """The installer that stands beside the Python that runs us."""
    return Path(sys.executable).with_name("uv.exe" if sys.platform == "win32" else "uv")


def missing(platform: str, python: str) -> str | None:
    """What the resolver says is lacking on this platform, or None when every wheel is there."""
    asked = subprocess.run(
        [uv(), "pip", "compile", "pyproject.toml", "--constraint", "locks/runtime.lock", "--quiet"]
        + ["--no-header", "--python-platform", platform, "--python-version", python, "--only-binary", ":all:"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    return None if asked.returncode == 0 else asked.stderr.strip()


def answers() -> dict[str, str | None]:
    """For each platform and Python, what is lacking. The wait is the registry's, so we ask side by side."""
    asked = list(product(PLATFORMS, PYTHONS))
    with ThreadPoolExecutor(max_workers=4) as pool:
        lacking = pool.map(lambda one: missing(*one), asked)
        return {f"{platform}, Python {python}": found for (platform, python), found in zip(asked, lacking, strict=True)}


def main() -> int:
    """Tell what every platform answered."""
    found = answers()
    for place, lacking in found.items():
        print(f"{place}: {lacking or 'all wheels found'}")
    return 1 if any(found.values()) else 0


if __name__ == "__main__":
    sys.exit(main())
