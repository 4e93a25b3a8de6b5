"""Where a person's own data lies, by the custom of each system."""

import sys
from collections.abc import Mapping
from pathlib import Path


def usual_data_folder(environment: Mapping[str, str], home: Path, system: str = sys.platform) -> Path:
    """Return the folder that this system's programs keep a person's data in, with our own name in it."""
    if system == "win32":
        return Path(environment.get("LOCALAPPDATA") or home / "AppData" / "Local") / "Bedside"
    if system == "darwin":
        return home / "Library" / "Application Support" / "Bedside"
    # XDG Base Directory Specification: a relative path is to be ignored.
    given = Path(environment.get("XDG_DATA_HOME", ""))
    return (given if given.is_absolute() else home / ".local" / "share") / "bedside"
