"""Draws the page of what the server does by itself and when, from the tables beside the apps."""

import tomllib
from collections.abc import Iterator
from pathlib import Path

SERVER = Path(__file__).resolve().parents[2] / "src" / "bedside" / "server"
INTRO = (
    "What the worker does by itself ([run under systemd](../how-to/run-under-systemd.md)); alone, the server does it "
    "while it runs. Hours are those of `BEDSIDE_TIME_ZONE`. What was due while nothing ran is done once at the next "
    "start. Each app keeps its own rows in a `schedule.toml` beside it."
)


def pages() -> dict[str, str]:
    """The one page."""
    lines = ("| job | when | why |", "|---|---|---|", *rows())
    return {"schedule.md": f"# What runs when\n\n{INTRO}\n\n" + "\n".join(lines)}


def rows() -> Iterator[str]:
    """A row for each job."""
    for file in sorted(SERVER.glob("*/schedule.toml")):
        for row in tomllib.loads(file.read_text(encoding="utf-8"))["runs"]:
            yield f"| `{row['job']}` | {_when(row)} | {row['why']} |"


def _when(row: dict[str, object]) -> str:
    if "daily_at" in row:
        return f"each day at {row['daily_at']}"
    return f"every {row['every_minutes']} minutes"
