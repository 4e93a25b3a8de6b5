"""Files and functions stay small, open with their sentence, and have names that say something."""

import ast
from pathlib import Path

from tests.house.tree import all_python, modules, named, parsed

LINES_IN_A_FILE = 500
LINES_IN_A_FUNCTION = 60
SAYS_NOTHING = frozenset(
    ["common", "helper", "helpers", "manager", "managers", "misc", "tools", "util", "utilities", "utils"]
)


def long_functions(path: Path) -> list[str]:
    return [
        f"{named(path)}:{node.lineno} {node.name}"
        for node in ast.walk(parsed(path))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        and (node.end_lineno or node.lineno) - node.lineno + 1 > LINES_IN_A_FUNCTION
    ]


def test_no_file_is_longer_than_a_reader_bears() -> None:
    counted = {named(path): len(path.read_text(encoding="utf-8").splitlines()) for path in all_python()}

    assert {name: lines for name, lines in counted.items() if lines > LINES_IN_A_FILE} == {}


def test_no_function_is_longer_than_a_screen() -> None:
    assert [where for path in all_python() for where in long_functions(path)] == []


def test_every_module_says_what_it_is_for() -> None:
    silent = [
        named(path) for path in all_python() if path.stat().st_size and not ast.get_docstring(parsed(path))
    ]

    assert silent == []


def test_no_name_says_nothing() -> None:
    parts = {named(path): {path.stem, *path.parent.parts} for path in modules()}

    assert [name for name, found in parts.items() if found & SAYS_NOTHING] == []
