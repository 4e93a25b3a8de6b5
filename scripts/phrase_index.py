"""Writes the indexes of the word lists and phrase files that are read at start, or says which is stale."""

import sys

from bedside.evidence.library import INDEXES, index_text


def main(arguments: list[str]) -> int:
    """Write the indexes; with --check, compare and change nothing."""
    wanted = {path: index_text(folder) for folder, path in INDEXES.items()}
    if "--check" not in arguments:
        for path, text in wanted.items():
            path.write_text(text, encoding="utf-8")
        return 0
    stale = [path for path, text in wanted.items() if not path.exists() or path.read_text("utf-8") != text]
    for path in stale:
        print(f"{path.name}: not what the word lists and phrase files say. Run: make docs", file=sys.stderr)
    return 1 if stale else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
