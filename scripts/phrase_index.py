"""Writes the index of the word lists and phrase files that the check reads at start, or says that it is stale."""

import sys

from bedside.evidence.library import INDEX, index_text


def main(arguments: list[str]) -> int:
    """Write the index; with --check, compare and change nothing."""
    text = index_text()
    if "--check" not in arguments:
        INDEX.write_text(text, encoding="utf-8")
        return 0
    if INDEX.exists() and INDEX.read_text(encoding="utf-8") == text:
        return 0
    print(f"{INDEX.name}: not what the word lists and phrase files say. Run: make docs", file=sys.stderr)
    return 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
