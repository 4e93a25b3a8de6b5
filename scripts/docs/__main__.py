"""Writes the generated pages of docs/reference, or says which are stale: `python -m scripts.docs [--check]`."""

import sys
from pathlib import Path

from scripts.docs import (
    api,
    asvs,
    authorizations,
    commands,
    concerns,
    contact,
    ledger,
    packs,
    permissions,
    schedule,
    settings,
    signs,
)

REFERENCE = Path(__file__).resolve().parents[2] / "docs" / "reference"
# In these folders a page without a source is taken away.
DRAWN = ("concerns", "packs")
NOTE = "<!-- Drawn by `make docs`; edit the source, not this page. -->\n\n"


def pages() -> dict[Path, str]:
    """Every generated page, as it should be."""
    drawn = commands.pages() | concerns.pages() | packs.pages() | signs.pages()
    drawn |= api.pages() | ledger.pages() | permissions.pages() | settings.pages()
    drawn |= asvs.pages() | authorizations.pages() | contact.pages() | schedule.pages()
    return {REFERENCE / name: NOTE + text.rstrip() + "\n" for name, text in drawn.items()}


def left_over(wanted: dict[Path, str]) -> list[Path]:
    """Pages whose source is gone."""
    standing = (path for folder in DRAWN for path in sorted((REFERENCE / folder).glob("*.md")))
    return [path for path in standing if path not in wanted]


def stale(wanted: dict[Path, str]) -> list[Path]:
    """Pages that are missing or say something else."""
    return [
        path for path, text in wanted.items() if not path.exists() or path.read_text(encoding="utf-8") != text
    ]


def write(wanted: dict[Path, str]) -> None:
    """Put every page where it belongs and take away what has no source."""
    for path, text in wanted.items():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    for path in left_over(wanted):
        path.unlink()


def main(arguments: list[str]) -> int:
    """Write, or with --check compare and change nothing."""
    wanted = pages()
    if "--check" not in arguments:
        write(wanted)
        print(f"{len(wanted)} pages written to docs/reference.")
        return 0
    wrong = [*stale(wanted), *left_over(wanted)]
    for path in wrong:
        print(
            f"docs/reference/{path.relative_to(REFERENCE).as_posix()}: stale. Run: make docs", file=sys.stderr
        )
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
