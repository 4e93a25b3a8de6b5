"""Tells how far two ways of running the reader agree: 8-bit and plain weights, this processor and another.

    python -m benchmarks.agreement keep FILE [--model FOLDER] [--limit N]
    python -m benchmarks.agreement compare FILE FILE

`keep` writes what is read of our own scoring drafts, as shares by code; it can be run under an emulator of another
processor (`qemu-x86_64 -cpu Haswell python -m benchmarks.agreement keep FILE`). `compare` says how often the same
matters are worth raising, and by how much the shares differ.
"""

import argparse
import json
from pathlib import Path

from bedside.evidence.reader.context import context_of
from bedside.evidence.reader.onnx import OnnxReader
from bedside.evidence.reader.shipped import MODEL
from benchmarks.labelled import read_sets

WORTH_RAISING = 0.5
USES = ("held-out", "ordinary")


def main() -> int:
    """Keep or compare readings."""
    options = _options()
    if options.what == "keep":
        kept = _readings(options.model, options.limit)
        options.file.write_text(json.dumps(kept), "utf-8")
        print(f"{len(kept)} drafts read")
    else:
        one, other = (json.loads(path.read_text("utf-8")) for path in (options.file, options.other))
        _print_agreement(one, other)
    return 0


def _readings(model: Path, limit: int) -> list[dict[str, float]]:
    reader = OnnxReader(model)
    drafts = [row.draft for each in read_sets() if each.use in USES for row in each.drafts]
    step = max(1, len(drafts) // limit)
    return [dict(reader.read(draft.text, context_of(draft)).whole) for draft in drafts[::step][:limit]]


def _print_agreement(one: list[dict[str, float]], other: list[dict[str, float]]) -> None:
    pairs = list(zip(one, other, strict=True))
    same = sum(_raised(a) == _raised(b) for a, b in pairs)
    differences = sorted(abs(a[code] - b[code]) for a, b in pairs for code in a)
    print(f"the same matters worth raising: {same} of {len(pairs)} drafts ({same / len(pairs):.1%})")
    print(
        f"shares differ by {sum(differences) / len(differences):.4f} on average,"
        f" {differences[int(len(differences) * 0.99)]:.3f} at the 99th percentile, {differences[-1]:.3f} at most"
    )


def _raised(shares: dict[str, float]) -> set[str]:
    return {code for code, share in shares.items() if share >= WORTH_RAISING}


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="benchmarks.agreement", description=__doc__)
    what = parser.add_subparsers(dest="what", required=True)
    keep = what.add_parser("keep")
    keep.add_argument("file", type=Path)
    keep.add_argument("--model", type=Path, default=MODEL)
    keep.add_argument("--limit", type=int, default=300)
    compare = what.add_parser("compare")
    compare.add_argument("file", type=Path)
    compare.add_argument("other", type=Path)
    return parser.parse_args()


if __name__ == "__main__":
    raise SystemExit(main())
