"""Writes the index of the packs that the check reads at start, or says that it is stale."""

import sys

from bedside.policy.compiling import ROOM, compiled
from bedside.policy.index import INDEX


def main(arguments: list[str]) -> int:
    """Write the index; with --check, compare and change nothing."""
    target = ROOM / INDEX
    text = compiled()
    if "--check" not in arguments:
        target.write_text(text, encoding="utf-8")
        return 0
    if target.exists() and target.read_text(encoding="utf-8") == text:
        return 0
    print(f"{INDEX}: not what the packs say. Run: make docs", file=sys.stderr)
    return 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
