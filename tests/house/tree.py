"""Reads the house as files and syntax trees, so that a rule about all modules is a few lines."""

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PACKAGE = ROOT / "src" / "bedside"
CORE = ("drafts", "policy", "evidence", "concerns", "check")
CONCERN_GROUPS = ("privacy", "boundaries", "professionalism", "honesty")


def modules(*folders: str) -> list[Path]:
    """Every Python file of the package, or of these folders of it."""
    roots = [PACKAGE / folder for folder in folders] or [PACKAGE]
    return sorted(path for root in roots for path in root.rglob("*.py"))


def all_python() -> list[Path]:
    """Every Python file that we wrote, tests and scripts too."""
    folders = ("src", "tests", "scripts", "benchmarks")
    return sorted(path for folder in folders for path in (ROOT / folder).rglob("*.py"))


def concern_modules() -> list[Path]:
    """The modules that are concerns: those in a group, packages aside."""
    return [
        path
        for group in CONCERN_GROUPS
        for path in sorted((PACKAGE / "concerns" / group).glob("*.py"))
        if not path.name.startswith("_")
    ]


def named(path: Path) -> str:
    """A file as a reader looks for it: from the top of the repository."""
    return path.relative_to(ROOT).as_posix() if path.is_relative_to(ROOT) else path.name


@cache
def parsed(path: Path) -> ast.Module:
    """The syntax tree of a file."""
    return ast.parse(path.read_text(encoding="utf-8"), filename=str(path))


def imports(path: Path) -> Iterator[tuple[int, str]]:
    """Line and dotted name of everything imported, wherever; `from a import b` gives `a` and `a.b`."""
    for node in ast.walk(parsed(path)):
        if isinstance(node, ast.Import):
            yield from ((node.lineno, alias.name) for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.lineno, node.module
            yield from ((node.lineno, f"{node.module}.{alias.name}") for alias in node.names)


def dotted(node: ast.expr) -> str:
    """The name of what is called: `datetime.now`, `.write_text` where it hangs on something nameless."""
    if isinstance(node, ast.Name):
        return node.id
    if isinstance(node, ast.Attribute):
        return f"{dotted(node.value)}.{node.attr}"
    return ""


def calls(path: Path) -> Iterator[tuple[str, ast.Call]]:
    """Every call in a file, with the name of what is called."""
    for node in ast.walk(parsed(path)):
        if isinstance(node, ast.Call):
            yield dotted(node.func), node


def is_or_within(name: str, forbidden: frozenset[str]) -> bool:
    """Whether a dotted name is one of these modules or lies in one of them."""
    parts = name.split(".")
    return any(".".join(parts[:count]) in forbidden for count in range(1, len(parts) + 1))
