"""Looks for a sentence in every file that was changed after a moment, on the whole machine."""

import os
import subprocess
from collections.abc import Iterator
from pathlib import Path

UNREAL = ("/proc", "/sys", "/dev")
# Files in memory, which other programs can read as they read any file.
SHARED_MEMORY = Path("/dev/shm")
CHUNK = 1 << 20


def changed_since(stamp: Path, *roots: Path) -> list[Path]:
    """The files whose content or entry changed after the stamp was made; what may not be listed is left out."""
    places = roots or (Path("/"), *((SHARED_MEMORY,) if SHARED_MEMORY.is_dir() else ()))
    unreal = [word for path in UNREAL for word in ("-path", path, "-o")][:-1]
    prune = () if roots else ("(", *unreal, ")", "-prune", "-o")
    found = b"".join(
        subprocess.run(
            (
                "find",
                place,
                *(prune if place == Path("/") else ()),
                "-type",
                "f",
                "-cnewer",
                stamp,
                "-print0",
            ),
            capture_output=True,
            check=False,
        ).stdout
        for place in places
    )
    return [Path(os.fsdecode(name)) for name in found.split(b"\0") if name]


def holds(path: Path, words: str) -> bool:
    """Whether a file holds these words, as UTF-8 or as UTF-16."""
    sought = (words.encode(), words.encode("utf-16-le"))
    return any(one in window for window in windows(path, overlap=max(map(len, sought))) for one in sought)


def windows(path: Path, overlap: int) -> Iterator[bytes]:
    """The file piece by piece, each piece with the end of the one before; nothing if it is gone or may not be read."""
    tail = b""
    try:
        with path.open("rb") as opened:
            while piece := opened.read(CHUNK):
                yield tail + piece
                tail = piece[-overlap:]
    except OSError:
        return


def traces(words: str, stamp: Path) -> list[Path]:
    """Every file changed since the stamp, anywhere, that holds these words."""
    return [path for path in changed_since(stamp) if holds(path, words)]
