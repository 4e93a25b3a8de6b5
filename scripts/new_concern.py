"""Begins a concern: its module and its cases, in the order that every concern has, for an author to fill."""

import re
import sys
from difflib import get_close_matches
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
CONCERNS = ROOT / "src" / "bedside" / "concerns"
TEMPLATES = Path(__file__).with_name("templates")
GROUPS = ("privacy", "boundaries", "professionalism", "honesty")


def fault(name: str, group: str, concerns: Path = CONCERNS) -> str | None:
    """Why this concern cannot be begun, and what to do; None when it can."""
    if not re.fullmatch(r"[a-z]{2,30}(-[a-z]{2,30}){0,4}", name):
        return (
            "NAME: small letters joined by hyphens, such as NAME=no-source. Say what is seen, not the remedy."
        )
    if group not in GROUPS:
        near = get_close_matches(group, GROUPS, n=1)
        hint = f"Did you mean GROUP={near[0]}?" if near else "Say, for example, GROUP=honesty."
        return f"GROUP: one of {', '.join(GROUPS)}. {hint}"
    module = name.replace("-", "_")
    standing = next(
        (path for path in sorted(concerns.glob(f"*/{module}.*")) if path.suffix in {".py", ".md"}), None
    )
    if standing is not None:
        return f"NAME: {standing.relative_to(concerns)} exists. Choose another name, or edit that file."
    return None


def begin(name: str, group: str, concerns: Path = CONCERNS) -> tuple[Path, Path]:
    """Write the module and the cases file; return where they stand."""
    module = concerns / group / f"{name.replace('-', '_')}.py"
    cases = module.with_suffix(".md")
    for target, template in ((module, "concern.py.txt"), (cases, "concern.md.txt")):
        text = (TEMPLATES / template).read_text(encoding="utf-8")
        target.write_text(text.replace("CODE", name), encoding="utf-8")
    return module, cases


def main(arguments: list[str]) -> int:
    """Check the two words given, write the two files, and say what is left to do."""
    name, group = (*arguments, "", "")[:2]
    reason = fault(name, group)
    if reason is not None:
        print(f"Nothing was written.\n{reason}", file=sys.stderr)
        return 2
    module, cases = begin(name, group)
    print(f"Written: {module.relative_to(ROOT)}\n         {cases.relative_to(ROOT)}")
    print("Now say what it marks and when it is quiet, name its signs and clauses, and run: make test")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
