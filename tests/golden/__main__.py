"""Writes the kept reports, and what our pages show of commands, anew: `python -m tests.golden`; then read the diff."""

import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.golden.documented import pages, written_anew
from tests.golden.reports import KEPT, drafts, forms_of


def main() -> int:
    """Write all that differs; say what was written."""
    wanted = {path: text for draft in drafts() for path, text in forms_of(draft).items()}
    for page in pages():
        with TemporaryDirectory() as desk:
            wanted[page] = written_anew(page, Path(desk))
    for path, text in wanted.items():
        if not path.exists() or path.read_text(encoding="utf-8") != text:
            path.parent.mkdir(exist_ok=True)
            path.write_text(text, encoding="utf-8")
            sys.stdout.write(f"{path}\n")
    for left in sorted(set(KEPT.glob("*.*")) - wanted.keys()):
        left.unlink()
    return 0


if __name__ == "__main__":
    sys.exit(main())
