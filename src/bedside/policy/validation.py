"""Finds every fault of a pack at once, each with its line and its mend."""

import tomllib
from pathlib import Path
from typing import Any


def read_valid(path: Path) -> dict[str, Any]:
    return tomllib.loads(path.read_text("utf-8"))
